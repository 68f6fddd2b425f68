import { z } from "zod";

/** The version of the contest that the person saw, which every step of the results is checked against. */
export const versionSchema = z.object({ version: z.coerce.number().int() });
