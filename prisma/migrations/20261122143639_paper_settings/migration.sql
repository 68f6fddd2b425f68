-- AlterTable
ALTER TABLE "Letterhead" ADD COLUMN     "actingOffice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "grounds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "signMode" TEXT NOT NULL DEFAULT 'head',
ADD COLUMN     "signerPosition" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "DossierImport" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "heldBy" TEXT,
ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "runAt" TIMESTAMPTZ(3),
ADD COLUMN     "runById" TEXT,
ADD COLUMN     "runChosen" JSONB,
ADD COLUMN     "runCodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "runDone" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "runFault" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "runLeft" JSONB,
ADD COLUMN     "runState" "BatchState";

-- CreateTable
CREATE TABLE "PaperSetting" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "subjectId" TEXT NOT NULL DEFAULT '',
    "signMode" TEXT NOT NULL DEFAULT '',
    "actingOffice" TEXT NOT NULL DEFAULT '',
    "signerPosition" TEXT NOT NULL DEFAULT '',
    "signerName" TEXT NOT NULL DEFAULT '',
    "ownGrounds" BOOLEAN NOT NULL DEFAULT false,
    "grounds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaperSetting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PaperSetting_contestId_kind_subjectId_key" ON "PaperSetting"("contestId", "kind", "subjectId");

-- AddForeignKey
ALTER TABLE "PaperSetting" ADD CONSTRAINT "PaperSetting_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
