-- CreateEnum
CREATE TYPE "ConflictSource" AS ENUM ('FOUND', 'DECLARED', 'ENTERED');

-- CreateEnum
CREATE TYPE "ConflictState" AS ENUM ('OPEN', 'CONFIRMED', 'LIFTED');

-- CreateEnum
CREATE TYPE "SheetVia" AS ENUM ('ONLINE', 'PAPER');

-- CreateEnum
CREATE TYPE "CleanCopyState" AS ENUM ('READY', 'FAILED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "PanelRole" ADD VALUE 'SECRETARY';
ALTER TYPE "PanelRole" ADD VALUE 'EXPERT';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "InvitedRole" ADD VALUE 'PANEL_SECRETARY';
ALTER TYPE "InvitedRole" ADD VALUE 'PANEL_EXPERT';

-- AlterTable
ALTER TABLE "Judge" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "declaredAt" TIMESTAMPTZ(3),
ADD COLUMN     "fieldIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "maxLoad" INTEGER,
ADD COLUMN     "otherUnits" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PanelMember" ADD COLUMN     "endReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endedById" TEXT,
ADD COLUMN     "fieldIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "scores" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "takenBack" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ScoreSheet" ADD COLUMN     "feedback" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "notes" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "proposal" TEXT;

-- AlterTable
ALTER TABLE "ScoreSheetRevision" ADD COLUMN     "feedback" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "proposal" TEXT,
ADD COLUMN     "via" "SheetVia" NOT NULL DEFAULT 'ONLINE';

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "declineReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "declinedAt" TIMESTAMPTZ(3),
ADD COLUMN     "fieldIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mailId" TEXT;

-- CreateTable
CREATE TABLE "JudgeRelation" (
    "id" TEXT NOT NULL,
    "judgeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unitName" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "JudgeRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConflictOfInterest" (
    "id" TEXT NOT NULL,
    "judgeId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "source" "ConflictSource" NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "ConflictState" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ConflictOfInterest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentPlan" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "inputHash" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT NOT NULL,
    "appliedAt" TIMESTAMPTZ(3),
    "appliedById" TEXT,

    CONSTRAINT "AssignmentPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperSheet" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "printedAt" TIMESTAMPTZ(3) NOT NULL,
    "printedById" TEXT NOT NULL,
    "scanSha256" TEXT,
    "scannedAt" TIMESTAMPTZ(3),
    "scannedById" TEXT,

    CONSTRAINT "PaperSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperKeying" (
    "id" TEXT NOT NULL,
    "paperSheetId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "keyedById" TEXT NOT NULL,
    "keyedAt" TIMESTAMPTZ(3) NOT NULL,
    "marks" JSONB NOT NULL,
    "comment" TEXT NOT NULL,
    "feedback" TEXT NOT NULL,
    "proposal" TEXT,

    CONSTRAINT "PaperKeying_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DifferenceAnswer" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "spreadMicro" BIGINT NOT NULL,
    "limitMicro" BIGINT NOT NULL,
    "sheets" TEXT[],
    "note" TEXT NOT NULL,
    "answeredById" TEXT NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DifferenceAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JudgeReminder" (
    "id" TEXT NOT NULL,
    "judgeId" TEXT NOT NULL,
    "panelId" TEXT,
    "mailId" TEXT NOT NULL,
    "sentById" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JudgeReminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Advancement" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "cut" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "documentNumber" TEXT NOT NULL,
    "lockedAt" TIMESTAMPTZ(3) NOT NULL,
    "lockedById" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" TEXT,
    "revokeReason" TEXT,

    CONSTRAINT "Advancement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdvancementEntry" (
    "advancementId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "advances" BOOLEAN NOT NULL,
    "score" TEXT,
    "rank" INTEGER,
    "exception" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "addedAt" TIMESTAMPTZ(3),
    "addedById" TEXT,
    "documentNumber" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AdvancementEntry_pkey" PRIMARY KEY ("advancementId","entryId")
);

-- CreateTable
CREATE TABLE "CleanCopy" (
    "blobSha256" TEXT NOT NULL,
    "state" "CleanCopyState" NOT NULL,
    "fault" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL DEFAULT '',
    "mime" TEXT NOT NULL DEFAULT '',
    "size" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CleanCopy_pkey" PRIMARY KEY ("blobSha256")
);

-- CreateTable
CREATE TABLE "RedactedFile" (
    "id" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" TEXT,

    CONSTRAINT "RedactedFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CoveredTerm" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CoveredTerm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "JudgeRelation_judgeId_idx" ON "JudgeRelation"("judgeId");

-- CreateIndex
CREATE INDEX "ConflictOfInterest_entryId_idx" ON "ConflictOfInterest"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "ConflictOfInterest_judgeId_entryId_kind_key" ON "ConflictOfInterest"("judgeId", "entryId", "kind");

-- CreateIndex
CREATE INDEX "AssignmentPlan_panelId_idx" ON "AssignmentPlan"("panelId");

-- CreateIndex
CREATE UNIQUE INDEX "PaperSheet_assignmentId_key" ON "PaperSheet"("assignmentId");

-- CreateIndex
CREATE UNIQUE INDEX "PaperSheet_code_key" ON "PaperSheet"("code");

-- CreateIndex
CREATE UNIQUE INDEX "PaperKeying_paperSheetId_number_key" ON "PaperKeying"("paperSheetId", "number");

-- CreateIndex
CREATE INDEX "DifferenceAnswer_contestId_roundId_idx" ON "DifferenceAnswer"("contestId", "roundId");

-- CreateIndex
CREATE INDEX "DifferenceAnswer_entryId_idx" ON "DifferenceAnswer"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "JudgeReminder_mailId_key" ON "JudgeReminder"("mailId");

-- CreateIndex
CREATE INDEX "JudgeReminder_judgeId_idx" ON "JudgeReminder"("judgeId");

-- CreateIndex
CREATE INDEX "JudgeReminder_panelId_idx" ON "JudgeReminder"("panelId");

-- CreateIndex
CREATE INDEX "Advancement_contestId_roundId_idx" ON "Advancement"("contestId", "roundId");

-- CreateIndex
CREATE INDEX "AdvancementEntry_entryId_idx" ON "AdvancementEntry"("entryId");

-- CreateIndex
CREATE INDEX "RedactedFile_attachmentId_idx" ON "RedactedFile"("attachmentId");

-- CreateIndex
CREATE INDEX "CoveredTerm_entryId_idx" ON "CoveredTerm"("entryId");

-- AddForeignKey
ALTER TABLE "JudgeRelation" ADD CONSTRAINT "JudgeRelation_judgeId_fkey" FOREIGN KEY ("judgeId") REFERENCES "Judge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_judgeId_fkey" FOREIGN KEY ("judgeId") REFERENCES "Judge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPlan" ADD CONSTRAINT "AssignmentPlan_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperSheet" ADD CONSTRAINT "PaperSheet_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperSheet" ADD CONSTRAINT "PaperSheet_scanSha256_fkey" FOREIGN KEY ("scanSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperKeying" ADD CONSTRAINT "PaperKeying_paperSheetId_fkey" FOREIGN KEY ("paperSheetId") REFERENCES "PaperSheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DifferenceAnswer" ADD CONSTRAINT "DifferenceAnswer_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DifferenceAnswer" ADD CONSTRAINT "DifferenceAnswer_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeReminder" ADD CONSTRAINT "JudgeReminder_judgeId_fkey" FOREIGN KEY ("judgeId") REFERENCES "Judge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeReminder" ADD CONSTRAINT "JudgeReminder_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeReminder" ADD CONSTRAINT "JudgeReminder_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "Mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Advancement" ADD CONSTRAINT "Advancement_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Advancement" ADD CONSTRAINT "Advancement_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "RegulationRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdvancementEntry" ADD CONSTRAINT "AdvancementEntry_advancementId_fkey" FOREIGN KEY ("advancementId") REFERENCES "Advancement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdvancementEntry" ADD CONSTRAINT "AdvancementEntry_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CleanCopy" ADD CONSTRAINT "CleanCopy_blobSha256_fkey" FOREIGN KEY ("blobSha256") REFERENCES "Blob"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RedactedFile" ADD CONSTRAINT "RedactedFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RedactedFile" ADD CONSTRAINT "RedactedFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoveredTerm" ADD CONSTRAINT "CoveredTerm_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One line stands per round.
CREATE UNIQUE INDEX "Advancement_one_stands" ON "Advancement" ("contestId", "roundId") WHERE "revokedAt" IS NULL;

-- What was decided about a conflict has its time, its person and its reason.
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_decided" CHECK (
  ("state" = 'OPEN') = ("decidedAt" IS NULL) AND ("decidedAt" IS NULL) = ("decidedById" IS NULL)
  AND ("state" <> 'LIFTED' OR "reason" <> ''));

ALTER TABLE "Judge" ADD CONSTRAINT "Judge_maxLoad_positive" CHECK ("maxLoad" IS NULL OR "maxLoad" > 0);
