/* A form that is sent once more after its session had ended carries who signs in for it. */

export const SIGN_IN_EMAIL = "signIn.email";
export const SIGN_IN_PASSWORD = "signIn.password";
