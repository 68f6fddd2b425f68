-- CreateTable
CREATE TABLE "DossierImport" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DossierImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryOrigin" (
    "entryId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "installation" TEXT NOT NULL,
    "contestThere" TEXT NOT NULL,
    "contestTitle" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntryOrigin_pkey" PRIMARY KEY ("entryId")
);

-- CreateIndex
CREATE INDEX "DossierImport_contestId_idx" ON "DossierImport"("contestId");

-- CreateIndex
CREATE INDEX "EntryOrigin_importId_idx" ON "EntryOrigin"("importId");

-- CreateIndex
CREATE INDEX "EntryOrigin_installation_contestThere_code_idx" ON "EntryOrigin"("installation", "contestThere", "code");

-- AddForeignKey
ALTER TABLE "DossierImport" ADD CONSTRAINT "DossierImport_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryOrigin" ADD CONSTRAINT "EntryOrigin_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryOrigin" ADD CONSTRAINT "EntryOrigin_importId_fkey" FOREIGN KEY ("importId") REFERENCES "DossierImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
