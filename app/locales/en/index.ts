import approval from "./approval.json";
import assignment from "./assignment.json";
import awards from "./awards.json";
import blind from "./blind.json";
import certificates from "./certificates.json";
import common from "./common.json";
import conflicts from "./conflicts.json";
import consent from "./consent.json";
import contests from "./contests.json";
import documents from "./documents.json";
import complaints from "./complaints.json";
import corrections from "./corrections.json";
import dossier from "./dossier.json";
import drafts from "./drafts.json";
import entries from "./entries.json";
import fault from "./fault.json";
import forwarding from "./forwarding.json";
import gate from "./gate.json";
import judging from "./judging.json";
import mail from "./mail.json";
import paperSheets from "./paper-sheets.json";
import meetings from "./meetings.json";
import offline from "./offline.json";
import official from "./official.json";
import papers from "./papers.json";
import people from "./people.json";
import publicPages from "./public.json";
import publication from "./publication.json";
import publicVote from "./public-vote.json";
import publicResults from "./public-results.json";
import questions from "./questions.json";
import receipt from "./receipt.json";
import recount from "./recount.json";
import refusal from "./refusal.json";
import regulation from "./regulation.json";
import results from "./results.json";
import rights from "./rights.json";
import rounds from "./rounds.json";
import scenarios from "./scenarios.json";
import screening from "./screening.json";
import severity from "./severity.json";
import similarity from "./similarity.json";
import steering from "./steering.json";
import statistics from "./statistics.json";
import takingIn from "./taking-in.json";
import templates from "./templates.json";
import uploads from "./uploads.json";
import units from "./units.json";

export default {
  approval,
  assignment,
  awards,
  blind,
  certificates,
  common,
  conflicts,
  consent,
  contests,
  documents,
  complaints,
  corrections,
  dossier,
  drafts,
  entries,
  fault,
  forwarding,
  gate,
  judging,
  mail,
  meetings,
  "paper-sheets": paperSheets,
  offline,
  official,
  papers,
  people,
  public: publicPages,
  publication,
  "public-results": publicResults,
  "public-vote": publicVote,
  questions,
  receipt,
  recount,
  refusal,
  regulation,
  results,
  rights,
  rounds,
  scenarios,
  screening,
  severity,
  similarity,
  steering,
  statistics,
  "taking-in": takingIn,
  templates,
  uploads,
  units,
};
