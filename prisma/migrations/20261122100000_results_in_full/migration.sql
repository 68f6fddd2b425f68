-- CreateEnum
CREATE TYPE "BatchState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "TallyCause" AS ENUM ('CLOSING', 'DECISION', 'SCENARIO', 'CORRECTION', 'AWARDS');

-- CreateEnum
CREATE TYPE "PublicationKind" AS ENUM ('PROVISIONAL', 'OFFICIAL');

-- CreateEnum
CREATE TYPE "MeetingKind" AS ENUM ('PANEL', 'COUNCIL', 'COMMITTEE');

-- CreateEnum
CREATE TYPE "ApprovalOutcome" AS ENUM ('SIGNED', 'SENT_BACK');

-- CreateEnum
CREATE TYPE "ComplaintState" AS ENUM ('OPEN', 'UPHELD', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ForwardTarget" AS ENUM ('NATIONAL', 'GOLDEN_BOOK');

-- AlterTable
ALTER TABLE "Tally" ADD COLUMN     "cause" "TallyCause" NOT NULL DEFAULT 'CLOSING',
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "complaintsUntil" TIMESTAMPTZ(3),
ADD COLUMN     "decisionDate" DATE,
ADD COLUMN     "decisionNumber" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "kind" "PublicationKind" NOT NULL DEFAULT 'OFFICIAL',
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "signer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "visibleAt" TIMESTAMPTZ(3);

-- What was published before was visible at once.
UPDATE "Publication" SET "visibleAt" = "publishedAt";
ALTER TABLE "Publication" ALTER COLUMN "visibleAt" SET NOT NULL;
-- Until now only decisions led to a further tally.
UPDATE "Tally" SET "cause" = 'DECISION' WHERE "number" > 1;


-- CreateTable
CREATE TABLE "Letterhead" (
    "organisationId" TEXT NOT NULL,
    "parentName" TEXT NOT NULL DEFAULT '',
    "issuerName" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "numberSuffix" TEXT NOT NULL DEFAULT '',
    "signerAuthority" TEXT NOT NULL DEFAULT '',
    "signerOffice" TEXT NOT NULL DEFAULT '',
    "signerName" TEXT NOT NULL DEFAULT '',
    "recipients" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "logoSha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Letterhead_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "DocumentTemplate" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "blobSha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DocumentTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IssuedDocument" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "signer" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IssuedDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateDesign" (
    "contestId" TEXT NOT NULL,
    "design" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CertificateDesign_pkey" PRIMARY KEY ("contestId")
);

-- CreateTable
CREATE TABLE "CertificateBatch" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "state" "BatchState" NOT NULL DEFAULT 'WAITING',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT NOT NULL DEFAULT '',
    "blobSha256" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "heldUntil" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "peakBytes" BIGINT,
    "milliseconds" INTEGER,

    CONSTRAINT "CertificateBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "entryId" TEXT,
    "memberId" TEXT,
    "unitId" TEXT,
    "prizeId" TEXT NOT NULL,
    "prizeLabel" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" TEXT,
    "revokeReason" TEXT NOT NULL DEFAULT '',
    "replacedById" TEXT,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FewerJudges" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "judges" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FewerJudges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "panelId" TEXT,
    "place" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "chair" TEXT NOT NULL,
    "secretary" TEXT NOT NULL,
    "attendance" JSONB NOT NULL,
    "proceedings" TEXT NOT NULL DEFAULT '',
    "conclusion" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),
    "signedById" TEXT,
    "minutesNumber" TEXT NOT NULL DEFAULT '',
    "minutesDate" DATE,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PrizeScenario" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "levels" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "proposedAt" TIMESTAMPTZ(3),
    "proposedById" TEXT,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PrizeScenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PrizeVote" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "meetingId" TEXT,
    "tallyId" TEXT NOT NULL,
    "votesFor" INTEGER NOT NULL,
    "votesAgainst" INTEGER NOT NULL,
    "votesTotal" INTEGER NOT NULL,
    "share" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "recordedById" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PrizeVote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "tallyId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "panelId" TEXT,
    "outcome" "ApprovalOutcome" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "paperNumber" TEXT NOT NULL DEFAULT '',
    "paperDate" DATE,
    "signer" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "entryId" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "unitId" TEXT,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "ComplaintState" NOT NULL DEFAULT 'OPEN',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComplaintFile" (
    "id" TEXT NOT NULL,
    "complaintId" TEXT NOT NULL,
    "blobSha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ComplaintFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "complaintId" TEXT,
    "assignmentIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "entries" JSONB NOT NULL DEFAULT '[]',
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedById" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "tallyId" TEXT,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialAward" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "prizeId" TEXT NOT NULL,
    "entryId" TEXT,
    "memberId" TEXT,
    "unitId" TEXT,
    "byRule" BOOLEAN NOT NULL,
    "basis" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" TEXT,
    "revokeReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SpecialAward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitPoints" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "pointsMilli" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UnitPoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "voter" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Forwarding" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "target" "ForwardTarget" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" TEXT,

    CONSTRAINT "Forwarding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DocumentTemplate_organisationId_kind_idx" ON "DocumentTemplate"("organisationId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "IssuedDocument_contestId_kind_subjectId_key" ON "IssuedDocument"("contestId", "kind", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "CertificateBatch_contestId_number_key" ON "CertificateBatch"("contestId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_token_key" ON "Certificate"("token");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_replacedById_key" ON "Certificate"("replacedById");

-- CreateIndex
CREATE INDEX "Certificate_entryId_idx" ON "Certificate"("entryId");

-- CreateIndex
CREATE INDEX "Certificate_unitId_idx" ON "Certificate"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_contestId_number_key" ON "Certificate"("contestId", "number");

-- CreateIndex
CREATE INDEX "FewerJudges_contestId_roundId_idx" ON "FewerJudges"("contestId", "roundId");

-- CreateIndex
CREATE INDEX "FewerJudges_entryId_idx" ON "FewerJudges"("entryId");

-- CreateIndex
CREATE INDEX "Meeting_panelId_idx" ON "Meeting"("panelId");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_contestId_number_key" ON "Meeting"("contestId", "number");

-- CreateIndex
CREATE INDEX "PrizeScenario_contestId_idx" ON "PrizeScenario"("contestId");

-- CreateIndex
CREATE INDEX "PrizeVote_contestId_idx" ON "PrizeVote"("contestId");

-- CreateIndex
CREATE INDEX "PrizeVote_scenarioId_idx" ON "PrizeVote"("scenarioId");

-- CreateIndex
CREATE INDEX "Approval_contestId_idx" ON "Approval"("contestId");

-- CreateIndex
CREATE INDEX "Approval_tallyId_idx" ON "Approval"("tallyId");

-- CreateIndex
CREATE INDEX "Complaint_entryId_idx" ON "Complaint"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_contestId_number_key" ON "Complaint"("contestId", "number");

-- CreateIndex
CREATE INDEX "ComplaintFile_complaintId_idx" ON "ComplaintFile"("complaintId");

-- CreateIndex
CREATE UNIQUE INDEX "Correction_tallyId_key" ON "Correction"("tallyId");

-- CreateIndex
CREATE UNIQUE INDEX "Correction_contestId_number_key" ON "Correction"("contestId", "number");

-- CreateIndex
CREATE INDEX "SpecialAward_contestId_idx" ON "SpecialAward"("contestId");

-- CreateIndex
CREATE INDEX "SpecialAward_entryId_idx" ON "SpecialAward"("entryId");

-- CreateIndex
CREATE INDEX "SpecialAward_unitId_idx" ON "SpecialAward"("unitId");

-- CreateIndex
CREATE INDEX "UnitPoints_contestId_unitId_idx" ON "UnitPoints"("contestId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Ballot_tokenHash_key" ON "Ballot"("tokenHash");

-- CreateIndex
CREATE INDEX "Ballot_entryId_idx" ON "Ballot"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "Ballot_contestId_voter_entryId_key" ON "Ballot"("contestId", "voter", "entryId");

-- CreateIndex
CREATE INDEX "Forwarding_contestId_idx" ON "Forwarding"("contestId");

-- CreateIndex
CREATE INDEX "Forwarding_entryId_idx" ON "Forwarding"("entryId");

-- AddForeignKey
ALTER TABLE "Letterhead" ADD CONSTRAINT "Letterhead_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letterhead" ADD CONSTRAINT "Letterhead_logoSha256_fkey" FOREIGN KEY ("logoSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTemplate" ADD CONSTRAINT "DocumentTemplate_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTemplate" ADD CONSTRAINT "DocumentTemplate_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuedDocument" ADD CONSTRAINT "IssuedDocument_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateDesign" ADD CONSTRAINT "CertificateDesign_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateBatch" ADD CONSTRAINT "CertificateBatch_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateBatch" ADD CONSTRAINT "CertificateBatch_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FewerJudges" ADD CONSTRAINT "FewerJudges_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FewerJudges" ADD CONSTRAINT "FewerJudges_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeScenario" ADD CONSTRAINT "PrizeScenario_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeVote" ADD CONSTRAINT "PrizeVote_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeVote" ADD CONSTRAINT "PrizeVote_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "PrizeScenario"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeVote" ADD CONSTRAINT "PrizeVote_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeVote" ADD CONSTRAINT "PrizeVote_tallyId_fkey" FOREIGN KEY ("tallyId") REFERENCES "Tally"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_tallyId_fkey" FOREIGN KEY ("tallyId") REFERENCES "Tally"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintFile" ADD CONSTRAINT "ComplaintFile_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintFile" ADD CONSTRAINT "ComplaintFile_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_tallyId_fkey" FOREIGN KEY ("tallyId") REFERENCES "Tally"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitPoints" ADD CONSTRAINT "UnitPoints_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitPoints" ADD CONSTRAINT "UnitPoints_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forwarding" ADD CONSTRAINT "Forwarding_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forwarding" ADD CONSTRAINT "Forwarding_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "PrizeVote" ADD CONSTRAINT "PrizeVote_counts" CHECK (
  "votesFor" >= 0 AND "votesAgainst" >= 0 AND "votesTotal" > 0 AND "votesFor" + "votesAgainst" <= "votesTotal"
);
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_answered" CHECK (
  ("state" IN ('UPHELD', 'REJECTED')) = ("answeredAt" IS NOT NULL AND "answeredById" IS NOT NULL AND "answer" <> '')
);
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_panel" CHECK (("kind" = 'PANEL') = ("panelId" IS NOT NULL));
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_to_somebody" CHECK ("entryId" IS NOT NULL OR "unitId" IS NOT NULL);
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_to_somebody" CHECK ("entryId" IS NOT NULL OR "unitId" IS NOT NULL);
-- One running choice of an entry for each target.
CREATE UNIQUE INDEX "Forwarding_standing" ON "Forwarding" ("entryId", "target") WHERE "revokedAt" IS NULL;
