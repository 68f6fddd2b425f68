/** From this score on a likeness is shown, by the application as by `npm run similarity`; docs/similarity.md says why. */
export const THRESHOLD = 0.45;
