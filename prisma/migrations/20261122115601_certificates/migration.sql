-- AlterTable
ALTER TABLE "CertificateDesign" ADD COLUMN     "backgroundSha256" TEXT,
ADD COLUMN     "logoSha256" TEXT;

-- AlterTable
ALTER TABLE "CertificateBatch" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "certificateIds" TEXT[],
ADD COLUMN     "heldBy" TEXT,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "startedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "printedName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "publicationId" TEXT NOT NULL,
ADD COLUMN     "replaceReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sequence" INTEGER NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_contestId_sequence_key" ON "Certificate"("contestId", "sequence");

-- AddForeignKey
ALTER TABLE "CertificateDesign" ADD CONSTRAINT "CertificateDesign_backgroundSha256_fkey" FOREIGN KEY ("backgroundSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateDesign" ADD CONSTRAINT "CertificateDesign_logoSha256_fkey" FOREIGN KEY ("logoSha256") REFERENCES "Blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
