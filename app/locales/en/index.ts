import common from "./common.json";
import contests from "./contests.json";
import entries from "./entries.json";
import fault from "./fault.json";
import judging from "./judging.json";
import mail from "./mail.json";
import people from "./people.json";
import publicPages from "./public.json";
import questions from "./questions.json";
import refusal from "./refusal.json";
import results from "./results.json";

export default {
  common,
  contests,
  entries,
  fault,
  judging,
  mail,
  people,
  public: publicPages,
  questions,
  refusal,
  results,
};
