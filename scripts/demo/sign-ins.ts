/** One password for the whole demonstration; it is printed at the start. */
export const PASSWORD = "sang-tao-2026";

/** One sign-in per role, for whoever tries the demonstration. */
export const SIGN_INS = [
  { role: "organiser", email: "tochuc@sangtao.example" },
  { role: "secretary", email: "thuky@sangtao.example" },
  { role: "panel chair", email: "chutich@sangtao.example" },
  { role: "judge", email: "giamkhao@sangtao.example" },
  { role: "contestant", email: "thisinh@sangtao.example" },
  { role: "unit coordinator", email: "donvi@sangtao.example" },
  { role: "observer", email: "giamsat@sangtao.example" },
  { role: "platform administrator", email: "quantri@sangtao.example" },
].map((each) => ({ ...each, password: PASSWORD }));
