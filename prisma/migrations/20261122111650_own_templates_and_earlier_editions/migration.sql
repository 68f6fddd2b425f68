-- DropIndex
DROP INDEX "DocumentTemplate_organisationId_kind_idx";

-- AlterTable
ALTER TABLE "DocumentTemplate" ADD COLUMN     "inUse" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "number" INTEGER NOT NULL,
ADD COLUMN     "warnings" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "IssuedDocument" ADD COLUMN     "templateId" TEXT;

-- AlterTable
ALTER TABLE "CommitteeDecision" ADD COLUMN     "meetingId" TEXT;

-- CreateTable
CREATE TABLE "EarlierEdition" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "kind" "ContestKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "edition" TEXT NOT NULL DEFAULT '',
    "submitted" INTEGER NOT NULL,
    "eligible" INTEGER,
    "prized" INTEGER,
    "authors" INTEGER,
    "women" INTEGER,
    "units" INTEGER,
    "moneyVnd" BIGINT,
    "source" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EarlierEdition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EarlierEdition_organisationId_kind_year_key" ON "EarlierEdition"("organisationId", "kind", "year");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentTemplate_organisationId_kind_number_key" ON "DocumentTemplate"("organisationId", "kind", "number");

-- CreateIndex
CREATE INDEX "IssuedDocument_templateId_idx" ON "IssuedDocument"("templateId");

-- CreateIndex
CREATE INDEX "CommitteeDecision_meetingId_idx" ON "CommitteeDecision"("meetingId");

-- AddForeignKey
ALTER TABLE "IssuedDocument" ADD CONSTRAINT "IssuedDocument_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "DocumentTemplate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeDecision" ADD CONSTRAINT "CommitteeDecision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EarlierEdition" ADD CONSTRAINT "EarlierEdition_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one version of a kind is in use.
CREATE UNIQUE INDEX "DocumentTemplate_in_use" ON "DocumentTemplate" ("organisationId", "kind") WHERE "inUse";
