-- CreateTable
CREATE TABLE "SheetScan" (
    "id" TEXT NOT NULL,
    "paperSheetId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "scannedAt" TIMESTAMPTZ(3) NOT NULL,
    "scannedById" TEXT NOT NULL,

    CONSTRAINT "SheetScan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SheetScan_sha256_idx" ON "SheetScan"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "SheetScan_paperSheetId_number_key" ON "SheetScan"("paperSheetId", "number");

-- AddForeignKey
ALTER TABLE "SheetScan" ADD CONSTRAINT "SheetScan_paperSheetId_fkey" FOREIGN KEY ("paperSheetId") REFERENCES "PaperSheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SheetScan" ADD CONSTRAINT "SheetScan_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The scans that were there, each as the first of its sheet.
INSERT INTO "SheetScan" ("id", "paperSheetId", "number", "sha256", "scannedAt", "scannedById")
SELECT gen_random_uuid()::text, "id", 1, "scanSha256", "scannedAt", "scannedById"
FROM "PaperSheet" WHERE "scanSha256" IS NOT NULL;

-- DropForeignKey
ALTER TABLE "PaperSheet" DROP CONSTRAINT "PaperSheet_scanSha256_fkey";

-- AlterTable
ALTER TABLE "PaperSheet" DROP COLUMN "scanSha256",
DROP COLUMN "scannedAt",
DROP COLUMN "scannedById";
