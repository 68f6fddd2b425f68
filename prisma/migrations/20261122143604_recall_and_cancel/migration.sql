-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "heldAt" TIMESTAMPTZ(3),
ADD COLUMN     "noListReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "recallReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "recalledAt" TIMESTAMPTZ(3),
ADD COLUMN     "recalledById" TEXT;

-- AlterTable
ALTER TABLE "Correction" ADD COLUMN     "cancelReason" TEXT NOT NULL DEFAULT '';
