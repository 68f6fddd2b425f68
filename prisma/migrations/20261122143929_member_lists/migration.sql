-- CreateTable
CREATE TABLE "MemberList" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "since" DATE NOT NULL,
    "decision" TEXT NOT NULL DEFAULT '',
    "members" JSONB NOT NULL,
    "recordedById" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberList_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MemberList_contestId_idx" ON "MemberList"("contestId");

-- AddForeignKey
ALTER TABLE "MemberList" ADD CONSTRAINT "MemberList_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
