import { z } from "zod";
import { email } from "~/people/account-forms";

/** What a voter types: the address that the letter goes to. */
export const ballotForm = z.object({ email });
