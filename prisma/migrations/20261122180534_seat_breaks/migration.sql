-- CreateTable
CREATE TABLE "SeatBreak" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SeatBreak_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SeatBreak_memberId_idx" ON "SeatBreak"("memberId");

-- AddForeignKey
ALTER TABLE "SeatBreak" ADD CONSTRAINT "SeatBreak_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "PanelMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A seat that was taken up again before breaks were kept has forgotten when it had ended; the audit has not. What was
-- signed stays as it was counted: a break in which a meeting was held whose minutes are signed is not filled in.
WITH "told" AS (
    SELECT
        m."id" AS "memberId",
        m."panelId",
        e."at",
        e."action" IN ('panel.member-removed', 'panel.work-ended', 'judge.stepped-back') AS "ends",
        lead(e."at") OVER "seat" AS "nextAt",
        lead(e."action" IN ('panel.member-removed', 'panel.work-ended', 'judge.stepped-back')) OVER "seat" AS "nextEnds"
    FROM "PanelMember" m
    JOIN "Panel" p ON p."id" = m."panelId"
    JOIN "AuditEvent" e ON e."chainId" = p."contestId" AND e."at" >= m."createdAt" AND (
        (e."subjectId" = p."id" AND e."data"->>'judgeId' = m."judgeId"
            AND e."action" IN ('panel.member-added', 'panel.member-removed', 'panel.work-ended'))
        OR (e."subjectId" = p."id" AND e."data"->'judgeIds' ? m."judgeId" AND e."action" = 'panel.people-taken-over')
        OR (e."subjectId" = m."judgeId" AND e."data"->>'panelId' = p."id" AND e."action" = 'judge.seated')
        OR (e."subjectId" = m."judgeId" AND e."data"->'panelIds' ? p."id" AND e."action" = 'judge.stepped-back')
    )
    WINDOW "seat" AS (PARTITION BY m."id" ORDER BY e."at", e."position")
)
INSERT INTO "SeatBreak" ("id", "memberId", "from", "until")
SELECT gen_random_uuid()::text, t."memberId", t."at", t."nextAt"
FROM "told" t
WHERE t."ends" AND NOT t."nextEnds" AND t."at" < t."nextAt" AND NOT EXISTS (
    SELECT 1 FROM "Meeting" g
    WHERE g."panelId" = t."panelId" AND g."signedAt" IS NOT NULL AND g."startedAt" >= t."at" AND g."startedAt" < t."nextAt"
);
