/**
 * Solves linear programmes with whole numbers beside the server's own thread: HiGHS computes in one go and would keep
 * every request waiting. One thread solves many, one after another. No limit of time inside: a plan must not depend on
 * how fast the machine is.
 */
import { parentPort } from "node:worker_threads";
import loadHighs from "highs";

const highs = await loadHighs();
const { modelStatus, variableType } = highs.constants;

function modelOf({ cost, upper, whole, rows, offset }) {
  const starts = [0];
  const indices = [];
  const values = [];
  for (const row of rows) {
    indices.push(...row.columns);
    values.push(...row.values);
    starts.push(indices.length);
  }
  return {
    numCols: cost.length,
    numRows: rows.length,
    offset,
    colCost: cost,
    colLower: cost.map(() => 0),
    colUpper: upper,
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper: most }) => most),
    integrality: whole.map((is) => (is ? variableType.integer : variableType.continuous)),
    matrix: { format: "csr", numRows: rows.length, numCols: cost.length, starts, indices, values },
  };
}

function solve(programme) {
  // Nothing to choose: the rows alone say whether nought will do.
  if (programme.cost.length === 0) {
    const holds = programme.rows.every(({ lower, upper }) => lower <= 0 && upper >= 0);
    const { offset } = programme;
    if (!holds) return { status: "infeasible" };
    return {
      status: "optimal",
      values: new Float64Array(),
      objective: offset,
      bound: offset,
      gap: 0,
    };
  }
  return highs.withModel(modelOf(programme), (model) => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      random_seed: programme.seed,
    });
    model.run();
    const code = model.getModelStatus();
    if (code === modelStatus.infeasible) return { status: "infeasible" };
    if (code !== modelStatus.optimal) return { status: "other", code };
    return {
      status: "optimal",
      values: model.getSolution().colValue,
      objective: model.getObjectiveValue(),
      bound: model.info.get("mip_dual_bound"),
      gap: model.info.get("mip_gap"),
    };
  });
}

parentPort.on("message", ({ id, programme }) => {
  try {
    parentPort.postMessage({ id, solved: solve(programme) });
  } catch (error) {
    parentPort.postMessage({ id, fault: String(error) });
  }
});
