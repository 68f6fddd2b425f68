import fc from "fast-check";

/**
 * The same examples in every run: whoever changes nothing sees nothing change. To look for new counterexamples, give
 * another seed and more runs (`PROPERTY_SEED=7 PROPERTY_RUNS=2000 npx vitest run --project unit`), and keep what is found
 * as an example of its own.
 */
const { PROPERTY_SEED, PROPERTY_RUNS } = process.env;

fc.configureGlobal({
  seed: Number(PROPERTY_SEED ?? 20_261_120),
  ...(PROPERTY_RUNS !== undefined && { numRuns: Number(PROPERTY_RUNS) }),
});
