import { SIGN_IN_GROUP } from "~/platform/form";

/* A form that is sent once more after its session had ended carries who signs in for it. */

export const SIGN_IN_EMAIL = `${SIGN_IN_GROUP}.email`;
export const SIGN_IN_PASSWORD = `${SIGN_IN_GROUP}.password`;
