import en from "./en";
import vi from "./vi";

/** All words of both languages. The browser never loads this: it takes the one language it shows (`./vi` or `./en`). */
export const catalogues = { vi, en };
