-- CreateEnum
CREATE TYPE "ConsentGiver" AS ENUM ('GUARDIAN', 'CHILD', 'SELF');

-- CreateEnum
CREATE TYPE "ConsentAnswer" AS ENUM ('GIVEN', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('LINK', 'PAPER', 'ACCOUNT');

-- CreateEnum
CREATE TYPE "DataRequestKind" AS ENUM ('ACCESS', 'CORRECT', 'EXPORT', 'DELETE', 'RESTRICT');

-- CreateEnum
CREATE TYPE "DataRequestState" AS ENUM ('OPEN', 'ANSWERED', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "DataRequestProof" AS ENUM ('UNCHECKED', 'ACCOUNT', 'CONSENT_LINK', 'TRACKING_CODE', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "BlobState" AS ENUM ('READY', 'QUARANTINED', 'INFECTED');

-- CreateEnum
CREATE TYPE "AppealState" AS ENUM ('OPEN', 'UPHELD', 'REJECTED');

-- AlterTable
ALTER TABLE "Entry" ADD COLUMN     "comparedVersionId" TEXT,
ADD COLUMN     "decisionId" TEXT,
ADD COLUMN     "divisionId" TEXT,
ADD COLUMN     "draftLog" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "importKey" TEXT,
ADD COLUMN     "trackingCode" TEXT,
ADD COLUMN     "unitRank" INTEGER,
ADD COLUMN     "unitSelectedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "EntryVersion" ADD COLUMN     "receiptToken" TEXT;

-- AlterTable
ALTER TABLE "Blob" ADD COLUMN     "pages" INTEGER,
ADD COLUMN     "paperCodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "paperReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "pictureHash" TEXT,
ADD COLUMN     "state" "BlobState" NOT NULL DEFAULT 'READY',
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ScreeningDecision" ADD COLUMN     "asked" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "memberName" TEXT NOT NULL,
    "purposeId" TEXT NOT NULL,
    "giver" "ConsentGiver" NOT NULL,
    "answer" "ConsentAnswer" NOT NULL,
    "giverName" TEXT NOT NULL,
    "relation" TEXT NOT NULL DEFAULT '',
    "wording" TEXT NOT NULL,
    "wordingVersion" INTEGER NOT NULL,
    "method" "ConsentMethod" NOT NULL,
    "requestId" TEXT,
    "attachmentId" TEXT,
    "recordedById" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentRequest" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "memberName" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConsentRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataRequest" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "entryId" TEXT,
    "memberId" TEXT,
    "userId" TEXT,
    "kind" "DataRequestKind" NOT NULL,
    "state" "DataRequestState" NOT NULL DEFAULT 'OPEN',
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "proof" "DataRequestProof" NOT NULL DEFAULT 'UNCHECKED',
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "handledById" TEXT,

    CONSTRAINT "DataRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionRedaction" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "sha256Before" TEXT NOT NULL,
    "sha256After" TEXT NOT NULL,
    "dataRequestId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VersionRedaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BlobPreview" (
    "blobSha256" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BlobPreview_pkey" PRIMARY KEY ("blobSha256","variant")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "kindId" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "fingerprint" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "attachmentId" TEXT,
    "fault" JSONB,
    "heldBy" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "heldWanted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CoAuthor" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "userId" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CoAuthor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScreeningNote" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScreeningNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChecklistMark" (
    "entryId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "met" BOOLEAN NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChecklistMark_pkey" PRIMARY KEY ("entryId","itemId")
);

-- CreateTable
CREATE TABLE "EligibilityDecision" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "decisionNumber" TEXT NOT NULL,
    "decisionDate" DATE NOT NULL,
    "signer" TEXT NOT NULL DEFAULT '',
    "entries" JSONB NOT NULL,
    "appealUntil" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EligibilityDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionLetter" (
    "decisionId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "sentById" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DecisionLetter_pkey" PRIMARY KEY ("decisionId","entryId")
);

-- CreateTable
CREATE TABLE "FieldMove" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "fromFieldId" TEXT NOT NULL,
    "toFieldId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FieldMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "screeningId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "AppealState" NOT NULL DEFAULT 'OPEN',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PastSolution" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PastSolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SimilarityFinding" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "otherEntryId" TEXT,
    "pastSolutionId" TEXT,
    "score" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opinion" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "opinionById" TEXT,
    "opinionAt" TIMESTAMPTZ(3),

    CONSTRAINT "SimilarityFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperScan" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "unitId" TEXT,
    "blobSha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pageCount" INTEGER,
    "finishedAt" TIMESTAMPTZ(3),
    "fault" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PaperScan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScannedPage" (
    "id" TEXT NOT NULL,
    "scanId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "entryId" TEXT,
    "attachmentId" TEXT,

    CONSTRAINT "ScannedPage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitImport" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "appliedAt" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UnitImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitFiles" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "attached" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "UnitFiles_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Consent_entryId_memberId_idx" ON "Consent"("entryId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentRequest_tokenHash_key" ON "ConsentRequest"("tokenHash");

-- CreateIndex
CREATE INDEX "ConsentRequest_entryId_idx" ON "ConsentRequest"("entryId");

-- CreateIndex
CREATE INDEX "DataRequest_organisationId_state_idx" ON "DataRequest"("organisationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "VersionRedaction_versionId_number_key" ON "VersionRedaction"("versionId", "number");

-- CreateIndex
CREATE INDEX "Upload_entryId_idx" ON "Upload"("entryId");

-- CreateIndex
CREATE INDEX "Upload_createdById_idx" ON "Upload"("createdById");

-- CreateIndex
CREATE INDEX "Upload_expiresAt_idx" ON "Upload"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "CoAuthor_tokenHash_key" ON "CoAuthor"("tokenHash");

-- CreateIndex
CREATE INDEX "CoAuthor_entryId_idx" ON "CoAuthor"("entryId");

-- CreateIndex
CREATE INDEX "CoAuthor_userId_idx" ON "CoAuthor"("userId");

-- CreateIndex
CREATE INDEX "ScreeningNote_entryId_idx" ON "ScreeningNote"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "EligibilityDecision_contestId_number_key" ON "EligibilityDecision"("contestId", "number");

-- CreateIndex
CREATE INDEX "FieldMove_entryId_idx" ON "FieldMove"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_screeningId_key" ON "Appeal"("screeningId");

-- CreateIndex
CREATE INDEX "Appeal_entryId_idx" ON "Appeal"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "PastSolution_organisationId_key_key" ON "PastSolution"("organisationId", "key");

-- CreateIndex
CREATE INDEX "SimilarityFinding_otherEntryId_idx" ON "SimilarityFinding"("otherEntryId");

-- CreateIndex
CREATE INDEX "SimilarityFinding_pastSolutionId_idx" ON "SimilarityFinding"("pastSolutionId");

-- CreateIndex
CREATE INDEX "SimilarityFinding_contestId_idx" ON "SimilarityFinding"("contestId");

-- CreateIndex
CREATE UNIQUE INDEX "SimilarityFinding_entryId_otherEntryId_key" ON "SimilarityFinding"("entryId", "otherEntryId");

-- CreateIndex
CREATE UNIQUE INDEX "SimilarityFinding_entryId_pastSolutionId_key" ON "SimilarityFinding"("entryId", "pastSolutionId");

-- CreateIndex
CREATE INDEX "PaperScan_contestId_idx" ON "PaperScan"("contestId");

-- CreateIndex
CREATE INDEX "ScannedPage_entryId_idx" ON "ScannedPage"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "ScannedPage_scanId_number_key" ON "ScannedPage"("scanId", "number");

-- CreateIndex
CREATE INDEX "UnitImport_contestId_unitId_idx" ON "UnitImport"("contestId", "unitId");

-- CreateIndex
CREATE INDEX "UnitFiles_contestId_unitId_idx" ON "UnitFiles"("contestId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_trackingCode_key" ON "Entry"("trackingCode");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_contestId_unitId_importKey_key" ON "Entry"("contestId", "unitId", "importKey");

-- CreateIndex
CREATE UNIQUE INDEX "EntryVersion_receiptToken_key" ON "EntryVersion"("receiptToken");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsentRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentRequest" ADD CONSTRAINT "ConsentRequest_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "EligibilityDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionRedaction" ADD CONSTRAINT "VersionRedaction_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "EntryVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionRedaction" ADD CONSTRAINT "VersionRedaction_dataRequestId_fkey" FOREIGN KEY ("dataRequestId") REFERENCES "DataRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BlobPreview" ADD CONSTRAINT "BlobPreview_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "Blob"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoAuthor" ADD CONSTRAINT "CoAuthor_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoAuthor" ADD CONSTRAINT "CoAuthor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningNote" ADD CONSTRAINT "ScreeningNote_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistMark" ADD CONSTRAINT "ChecklistMark_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EligibilityDecision" ADD CONSTRAINT "EligibilityDecision_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionLetter" ADD CONSTRAINT "DecisionLetter_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "EligibilityDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionLetter" ADD CONSTRAINT "DecisionLetter_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FieldMove" ADD CONSTRAINT "FieldMove_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FieldMove" ADD CONSTRAINT "FieldMove_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "EntryVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_screeningId_fkey" FOREIGN KEY ("screeningId") REFERENCES "ScreeningDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastSolution" ADD CONSTRAINT "PastSolution_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityFinding" ADD CONSTRAINT "SimilarityFinding_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityFinding" ADD CONSTRAINT "SimilarityFinding_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityFinding" ADD CONSTRAINT "SimilarityFinding_otherEntryId_fkey" FOREIGN KEY ("otherEntryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityFinding" ADD CONSTRAINT "SimilarityFinding_pastSolutionId_fkey" FOREIGN KEY ("pastSolutionId") REFERENCES "PastSolution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScannedPage" ADD CONSTRAINT "ScannedPage_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "PaperScan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScannedPage" ADD CONSTRAINT "ScannedPage_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitImport" ADD CONSTRAINT "UnitImport_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitImport" ADD CONSTRAINT "UnitImport_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitFiles" ADD CONSTRAINT "UnitFiles_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitFiles" ADD CONSTRAINT "UnitFiles_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who is a member of which entry is asked by day of birth, at each submission, and the name is compared after that.
CREATE INDEX "EntryVersion_members_idx" ON "EntryVersion" USING gin (("snapshot" -> 'members') jsonb_path_ops);
