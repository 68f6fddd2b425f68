-- An award without a recipient says that the places left of a prize stay empty; one has one recipient at most, and an author
-- is of an entry.
ALTER TABLE "SpecialAward" DROP CONSTRAINT "SpecialAward_to_somebody";
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_to_one" CHECK ("entryId" IS NULL OR "unitId" IS NULL);
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_author_of_entry" CHECK ("memberId" IS NULL OR "entryId" IS NOT NULL);
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_empty_by_committee" CHECK (NOT "byRule" OR "entryId" IS NOT NULL OR "unitId" IS NOT NULL);
