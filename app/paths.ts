/** Every URL of the application. Nothing else builds one by hand. */
export const paths = {
  home: () => "/",
  language: () => "/language",
  contest: (slug: string) => `/contests/${slug}`,
  regulation: (slug: string) => `/contests/${slug}/regulation`,
  results: (slug: string) => `/contests/${slug}/results`,
  /** `number`: of a publication that another has taken the place of. */
  bundle: (slug: string, number?: number) => `/contests/${slug}/results.json${number ? `?publication=${number}` : ""}`,
  /** `query`: what is asked of the list, with its "?". */
  resultsAsked: (slug: string, query: string) => `/contests/${slug}/results${query}`,
  solution: (slug: string, code: string) => `/contests/${slug}/winners/${encodeURIComponent(code)}`,
  solutionFile: (slug: string, code: string, number: number, variant: "thumb" | "screen" | "film") =>
    `/contests/${slug}/winners/${encodeURIComponent(code)}/files/${number}/${variant}`,
  /** The public's vote: the list, one entry of it, and what a link in a letter leads to. */
  publicVote: (slug: string, query = "") => `/contests/${slug}/vote${query}`,
  voteFor: (slug: string, code: string) => `/contests/${slug}/vote/${encodeURIComponent(code)}`,
  voteAsked: (slug: string, code: string) => `/contests/${slug}/vote/${encodeURIComponent(code)}?asked=1`,
  ballot: (token: string) => `/vote/${token}`,
  gallery: (slug: string) => `/contests/${slug}/gallery`,
  /** Without script a page and a link to the file. `entry`: whose workings are shown when it is done. */
  recount: (slug: string, entry?: string) =>
    `/contests/${slug}/recount${entry ? `?entry=${encodeURIComponent(entry)}` : ""}`,
  recountOf: (slug: string, number: number) => `/contests/${slug}/recount?publication=${number}`,
  /** Pictures that are shown where a page is shared. */
  contestCard: (slug: string) => `/contests/${slug}/card.png`,
  solutionCard: (slug: string, code: string) => `/contests/${slug}/winners/${encodeURIComponent(code)}/card.png`,
  feed: () => "/feed.xml",
  sitemap: () => "/sitemap.xml",

  setup: () => "/setup",
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  /** After something that ends at the sign-in page, which then says so. */
  signInAfter: (done: "confirmed" | "reset" | "set-up", next?: string) =>
    `/sign-in?${new URLSearchParams({ done, ...(next && { next }) })}`,
  signUp: (next?: string) => (next ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up"),
  signOut: () => "/sign-out",
  confirmEmail: (token?: string, next?: string) => {
    const query = new URLSearchParams({ ...(token && { token }), ...(next && next !== "/" && { next }) });
    return `/confirm-email${query.size > 0 ? `?${query}` : ""}`;
  },
  confirmationSent: (next?: string) => `/confirm-email?${new URLSearchParams({ sent: "1", ...(next && { next }) })}`,
  forgotPassword: () => "/forgot-password",
  resetPassword: (token: string) => `/reset-password?token=${encodeURIComponent(token)}`,
  /** Where a person goes after signing in: what there is to do for their roles. */
  start: () => "/home",
  account: () => "/account",
  accountAfter: (done: "profile" | "password") => `/account?done=${done}`,
  /** All that is held on the person, and what they may ask about it. */
  ownData: () => "/account/data",
  ownDataAsked: () => "/account/data?asked=1",
  ownDataFile: () => "/account/data.json",
  /** For those without an account. */
  askAboutData: () => "/personal-data",
  askedAboutData: () => "/personal-data?asked=1",
  dataRequests: (organisationId: string) => `/manage/organisations/${organisationId}/data-requests`,
  dataRequest: (organisationId: string, id: string) =>
    `/manage/organisations/${organisationId}/data-requests/${id}`,
  dataRequestFile: (organisationId: string, id: string) =>
    `/manage/organisations/${organisationId}/data-requests/${id}/data.json`,
  invitation: (token: string) => `/invitations/${token}`,

  /** What a receipt's QR code leads to: that it is true, and nothing of what the entry is. */
  publicReceipt: (token: string) => `/receipts/${token}`,
  track: () => "/track",
  tracked: (code: string) => `/track/${code}`,

  entries: () => "/entries",
  /** Members of an entry: who writes along, and who agreed to what. */
  entryPeople: (id: string) => `/entries/${id}/people`,
  entryMember: (id: string, memberId: string) => `/entries/${id}/people/${memberId}`,
  entryMemberRecorded: (id: string, memberId: string, count: number) =>
    `/entries/${id}/people/${memberId}?recorded=${count}`,
  consentSheet: (id: string, memberId: string) => `/entries/${id}/people/${memberId}/sheet.pdf`,
  coAuthor: (token: string) => `/co-authors/${token}`,
  consent: (token: string) => `/consent/${token}`,
  newEntry: (slug?: string, unitId?: string) => {
    const query = new URLSearchParams({ ...(slug && { contest: slug }), ...(unitId && { unit: unitId }) });
    return `/entries/new${query.size > 0 ? `?${query}` : ""}`;
  },
  entry: (id: string) => `/entries/${id}`,
  entryChanges: (id: string, number: number) => `/entries/${id}?version=${number}#changes`,
  /** The registration form, filled in, to be printed and signed. */
  registrationForm: (id: string) => `/entries/${id}/registration.pdf`,
  entryReceipt: (id: string, number: number) => `/entries/${id}/receipt.pdf?version=${number}`,
  entryVersion: (id: string, number: number) => `/entries/${id}?version=${number}`,
  /** The entry's page right after it was sent in. */
  entrySent: (id: string) => `/entries/${id}?sent=1`,
  /** The same after an author has said there what may be published. */
  entryAnswered: (id: string) => `/entries/${id}?answered=1#publication`,
  editEntry: (id: string) => `/entries/${id}/edit`,
  /** Where the open form saves itself. */
  saveEntry: (id: string) => `/entries/${id}/save`,
  /** The form one thing at a time; without a step where its writer was last. */
  guideEntry: (id: string, step?: string) => `/entries/${id}/guide${step ? `/${step}` : ""}`,
  /** A step with what is wrong or missing in it told beside its fields. */
  checkStep: (id: string, step: string) => `/entries/${id}/guide/${step}?check=1`,
  /** The form again, at the place where a row or a file came or went. */
  draftSaved: (id: string, at = "top") =>
    at === "top" ? `/entries/${id}/edit?saved=1` : `/entries/${id}/edit#${at}`,
  appeal: (id: string) => `/entries/${id}/appeal`,
  /** What its people say against the provisional result. */
  complain: (id: string) => `/entries/${id}/complaint`,
  entryFile: (attachmentId: string) => `/files/${attachmentId}`,
  entryPreview: (attachmentId: string, variant: "thumb" | "screen") => `/files/${attachmentId}/${variant}`,
  draftFiles: (id: string) => `/entries/${id}/files`,
  /** Resumable uploads: where one begins, goes on, and is attached. */
  uploads: () => "/uploads",
  upload: (uploadId: string) => `/uploads/${uploadId}`,
  finishUpload: (uploadId: string) => `/uploads/${uploadId}/finish`,

  unit: () => "/unit",
  unitContest: (unitId: string, contestId: string) => `/unit/${unitId}/${contestId}`,
  unitImport: (unitId: string, contestId: string) => `/unit/${unitId}/${contestId}/import`,
  unitTemplate: (unitId: string, contestId: string) => `/unit/${unitId}/${contestId}/template.xlsx`,
  unitList: (unitId: string, contestId: string) => `/unit/${unitId}/${contestId}/list.pdf`,
  unitReceipts: (unitId: string, contestId: string) => `/unit/${unitId}/${contestId}/receipts.pdf`,
  unitFiles: (unitId: string, contestId: string) => `/unit/${unitId}/${contestId}/files`,
  unitSentFiles: (id: string) => `/unit/files/${id}`,
  checkedImport: (importId: string) => `/unit/imports/${importId}`,
  markedImport: (importId: string) => `/unit/imports/${importId}/marked.xlsx`,
  /** Piles of signed papers: of a unit, of a contest; one of them, and a picture of one of its pages. */
  unitPapers: () => "/unit/papers",
  contestPapers: (contestId: string) => `/manage/contests/${contestId}/papers`,
  paperScan: (scanId: string) => `/papers/${scanId}`,
  paperPage: (scanId: string, number: number) => `/papers/${scanId}/${number}`,

  judge: () => "/judge",
  judgeContest: (contestId: string) => `/judge/${contestId}`,
  /** A judge's declaration of expertise and interests. */
  declaration: (contestId: string) => `/judge/${contestId}/declaration`,
  declared: (contestId: string) => `/judge/${contestId}?declared=1`,
  sheet: (assignmentId: string) => `/judge/sheets/${assignmentId}`,
  /** Every submission of a sheet with what it changed: for its judge and the chair. */
  sheetHistory: (assignmentId: string) => `/judge/history/${assignmentId}`,
  /** The own receipts of a contest, and how a sheet is found in the published results. */
  judgeReceipts: (contestId: string) => `/judge/receipts/${contestId}`,
  saveSheet: (assignmentId: string) => `/judge/sheets/${assignmentId}/save`,
  judgeFile: (assignmentId: string, attachmentId: string) => `/judge/files/${assignmentId}/${attachmentId}`,
  judgePreview: (assignmentId: string, attachmentId: string, variant: "thumb" | "screen") =>
    `/judge/files/${assignmentId}/${attachmentId}/${variant}`,
  /** What blind judges see of an entry, and what the secretariat covers and replaces. */
  blindEntry: (contestId: string, entryId: string) => `/manage/contests/${contestId}/entries/${entryId}/blind`,
  shownFile: (contestId: string, entryId: string, attachmentId: string) =>
    `/manage/contests/${contestId}/entries/${entryId}/shown/${attachmentId}`,
  judgePanel: (panelId: string) => `/judge/panels/${panelId}`,
  judgePanelAfter: (panelId: string, done: "returned" | "reminded" | "answered", at = "") =>
    `/judge/panels/${panelId}?done=${done}${at && `#${at}`}`,
  /** One entry of a panel: its sheets beside each other, what was changed on them, and how far they lie apart. */
  judgePanelEntry: (panelId: string, entryId: string) => `/judge/panels/${panelId}/entries/${entryId}`,
  remindPanel: (panelId: string, query = "") => `/judge/panels/${panelId}/remind${query}`,
  /** What the code beside an exhibit leads to: the own sheet of whoever scans it. */
  scannedEntry: (entryId: string) => `/judge/entries/${entryId}`,
  /** What the code on a printed sheet leads to. */
  paperSheet: (code: string) => `/sheets/${code}`,
  paperSheetScan: (code: string, number?: number) => `/sheets/${code}/scan${number ? `?number=${number}` : ""}`,
  /** The desk of score sheets on paper; outside the contest's pages, as secretaries of panels work there too. */
  paperSheets: (contestId: string) => `/sheets/contests/${contestId}`,
  printedSheets: (panelId: string, judgeId?: string) =>
    `/sheets/panels/${panelId}/sheets.pdf${judgeId ? `?judge=${judgeId}` : ""}`,
  entryLabels: (panelId: string) => `/sheets/panels/${panelId}/labels.pdf`,

  manage: () => "/manage",
  managePeople: (organisationId: string) => `/manage/organisations/${organisationId}/people`,
  newContest: (organisationId: string) => `/manage/organisations/${organisationId}/contests/new`,
  manageContest: (contestId: string) => `/manage/contests/${contestId}`,
  editRegulation: (contestId: string, part?: string) =>
    `/manage/contests/${contestId}/regulation${part ? `/${part}` : ""}`,
  openContest: (contestId: string) => `/manage/contests/${contestId}/regulation/open`,
  reviseRegulation: (contestId: string, part: string) =>
    `/manage/contests/${contestId}/regulation/revise/${part}`,
  /** `query`: the filter of the list, with its "?"; it travels along from dossier to dossier. */
  screening: (contestId: string, query = "") => `/manage/contests/${contestId}/entries${query}`,
  screenEntry: (contestId: string, entryId: string, query = "") =>
    `/manage/contests/${contestId}/entries/${entryId}${query}`,
  /** The same, scrolled to where the work begins. */
  deskEntry: (contestId: string, entryId: string, query = "") =>
    `/manage/contests/${contestId}/entries/${entryId}${query}#desk`,
  bulkScreening: (contestId: string) => `/manage/contests/${contestId}/entries/bulk`,
  eligibility: (contestId: string) => `/manage/contests/${contestId}/decision`,
  eligibilityDecision: (contestId: string, number: number) =>
    `/manage/contests/${contestId}/decision/${number}`,
  eligibilityPdf: (contestId: string, number: number) =>
    `/manage/contests/${contestId}/decision/${number}/list.pdf`,
  lettersPdf: (contestId: string, number: number, entryId?: string) =>
    `/manage/contests/${contestId}/decision/${number}/letters.pdf${entryId ? `?entry=${entryId}` : ""}`,
  /** The next entry, or the list when nothing is left, right after another one was decided on. */
  afterScreening: (contestId: string, next: string | null, decided: string, query = "") => {
    const after = new URLSearchParams(query);
    after.set("decided", decided);
    return `/manage/contests/${contestId}/entries${next ? `/${next}` : ""}?${after}${next ? "#desk" : ""}`;
  },
  /** Likenesses; of one entry, or of all. */
  similar: (contestId: string, entryId?: string) =>
    `/manage/contests/${contestId}/similar${entryId ? `?entry=${entryId}` : ""}`,
  similarPair: (contestId: string, findingId: string) =>
    `/manage/contests/${contestId}/similar/${findingId}`,
  /** The pair right after an opinion on it was recorded. */
  similarWeighed: (contestId: string, findingId: string) =>
    `/manage/contests/${contestId}/similar/${findingId}?recorded=1`,
  pastSolutions: (organisationId: string) => `/manage/organisations/${organisationId}/past-solutions`,
  panels: (contestId: string) => `/manage/contests/${contestId}/panels`,
  /** How a panel's entries are given to so many judges each; without a plan the newest. */
  assignmentPlan: (contestId: string, panelId: string, planId?: string) =>
    `/manage/contests/${contestId}/assignment/${panelId}${planId ? `?plan=${planId}` : ""}`,
  /** The plan that was made because the one to be applied no longer fits. */
  changedPlan: (contestId: string, panelId: string, planId: string) =>
    `/manage/contests/${contestId}/assignment/${panelId}?plan=${planId}&changed=1`,
  /** Conflicts of interest; those of one judge, or of all. */
  conflicts: (contestId: string, query: { judge?: string; show?: string } = {}) => {
    const search = new URLSearchParams(query);
    return `/manage/contests/${contestId}/conflicts${search.size > 0 ? `?${search}` : ""}`;
  },
  /** What the secretariat keeps of one judge: expertise, load, units. */
  contestJudge: (contestId: string, judgeId: string) => `/manage/contests/${contestId}/judges/${judgeId}`,
  /** Meetings of panels, council and committee; for those of one panel its chair and secretary have pages of their own. */
  meetings: (contestId: string) => `/manage/contests/${contestId}/meetings`,
  newMeeting: (contestId: string, kind: string, panelId?: string) =>
    `/manage/contests/${contestId}/meetings/new?${new URLSearchParams({ kind, ...(panelId && { panel: panelId }) })}`,
  meeting: (contestId: string, meetingId: string) => `/manage/contests/${contestId}/meetings/${meetingId}`,
  /** Members of the council or the committee. */
  bodyMembers: (contestId: string, kind: string) => `/manage/contests/${contestId}/meetings/members/${kind}`,
  panelMeetings: (panelId: string) => `/judge/panels/${panelId}/meetings`,
  newPanelMeeting: (panelId: string) => `/judge/panels/${panelId}/meetings/new`,
  panelMeeting: (panelId: string, meetingId: string) => `/judge/panels/${panelId}/meetings/${meetingId}`,
  /** The chain of approval of the newest tally; a panel's own step for its chair. */
  approval: (contestId: string) => `/manage/contests/${contestId}/approval`,
  panelApproval: (panelId: string) => `/judge/panels/${panelId}/approval`,
  progress: (contestId: string) => `/manage/contests/${contestId}/progress`,
  panelProgress: (contestId: string, panelId: string, query = "") =>
    `/manage/contests/${contestId}/progress/${panelId}${query}`,
  remindJudges: (contestId: string, query = "") =>
    `/manage/contests/${contestId}/progress/remind${query}`,
  reminded: (contestId: string, count: number) => `/manage/contests/${contestId}/progress?reminded=${count}`,
  /** Ending a judge's work on a panel and giving it to another. */
  endWork: (contestId: string, panelId: string, judgeId: string) =>
    `/manage/contests/${contestId}/progress/${panelId}/end/${judgeId}`,
  /** The panel right after: how many sheets ended, were given on, and could not be. */
  workEnded: (
    contestId: string,
    panelId: string,
    { count, given, left }: { readonly count: number; readonly given: number; readonly left: number },
  ) => `/manage/contests/${contestId}/progress/${panelId}?ended=${count}&given=${given}&left=${left}`,
  differences: (contestId: string) => `/manage/contests/${contestId}/progress/differences`,
  /** All sheets of a round, of the panels that are closed. */
  roundSheets: (contestId: string, roundId: string) =>
    `/manage/contests/${contestId}/sheets.xlsx?round=${encodeURIComponent(roundId)}`,
  rounds: (contestId: string) => `/manage/contests/${contestId}/rounds`,
  round: (contestId: string, roundId: string) => `/manage/contests/${contestId}/rounds/${roundId}`,
  /** How strict the judges of a panel are; without one the page chooses. */
  severity: (contestId: string, slice?: { round: string; group: string | null }) =>
    `/manage/contests/${contestId}/severity${
      slice ? `?${new URLSearchParams({ round: slice.round, ...(slice.group && { group: slice.group }) })}` : ""
    }`,
  tally: (contestId: string) => `/manage/contests/${contestId}/tally`,
  /** What was published and what is to be; one of them as the public sees it. */
  publication: (contestId: string) => `/manage/contests/${contestId}/publication`,
  published: (contestId: string, number: number) => `/manage/contests/${contestId}/publication/${number}`,
  /** Complaints about the provisional list; a complaint's own page and its files. */
  complaints: (contestId: string) => `/manage/contests/${contestId}/complaints`,
  complaint: (contestId: string, number: number) => `/manage/contests/${contestId}/complaints/${number}`,
  complaintFile: (fileId: string) => `/complaints/files/${fileId}`,
  /** Sheets and entries put right after closing. */
  corrections: (contestId: string, complaint?: number) =>
    `/manage/contests/${contestId}/corrections${complaint ? `?complaint=${complaint}` : ""}`,
  correction: (contestId: string, number: number) => `/manage/contests/${contestId}/corrections/${number}`,
  /** What-if: scenarios of prizes beside each other, two of them compared; one of them. */
  scenarios: (contestId: string) => `/manage/contests/${contestId}/scenarios`,
  scenario: (contestId: string, scenarioId: string) =>
    `/manage/contests/${contestId}/scenarios/${scenarioId}`,
  /** The scenario right after something was done with it. */
  scenarioAfter: (contestId: string, scenarioId: string, done: "saved" | "proposed" | "passed" | "failed") =>
    `/manage/contests/${contestId}/scenarios/${scenarioId}?done=${done}`,
  /** Special and collective prizes; how the public voted. */
  awards: (contestId: string, at = "") => `/manage/contests/${contestId}/awards${at && `#${at}`}`,
  publicVoteDesk: (contestId: string) => `/manage/contests/${contestId}/vote`,
  tallyEntry: (contestId: string, code: string) => `/manage/contests/${contestId}/tally/${code}`,
  /** What is sent on to the national contest and the Golden Book. `query`: the filter, with its "?". */
  forwarding: (contestId: string, query = "") => `/manage/contests/${contestId}/forwarding${query}`,
  /** Dossiers that leave as an archive, and archives that came; one of these. */
  dossiers: (contestId: string) => `/manage/contests/${contestId}/dossiers`,
  dossiersNotTaken: (contestId: string, why: "nothing" | "too-many" | "too-large") =>
    `/manage/contests/${contestId}/dossiers?not-taken=${why}`,
  broughtDossiers: (contestId: string, importId: string) => `/manage/contests/${contestId}/dossiers/${importId}`,
  /** The archive itself. */
  dossierArchive: (
    contestId: string,
    query: { readonly entry?: string; readonly target?: string; readonly people?: "all" } = {},
  ) => {
    const search = new URLSearchParams(query);
    return `/manage/contests/${contestId}/dossiers.zip${search.size > 0 ? `?${search}` : ""}`;
  },
  /** A spreadsheet of the secretariat's. */
  register: (contestId: string, kind: string) => `/manage/contests/${contestId}/registers/${kind}.xlsx`,
  /** Official documents, and one of them as a file. */
  documents: (contestId: string) => `/manage/contests/${contestId}/documents`,
  officialDocument: (
    contestId: string,
    kind: string,
    form: "docx" | "pdf",
    query: { readonly subject?: string; readonly judges?: "codes"; readonly names?: "agreed" } = {},
  ) => {
    const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
    return `/manage/contests/${contestId}/documents/${kind}.${form}${search.size > 0 ? `?${search}` : ""}`;
  },
  /** Certificates: the list with what is printed, one of them, how they look. */
  certificates: (contestId: string, query = "") => `/manage/contests/${contestId}/certificates${query}`,
  certificate: (contestId: string, certificateId: string) => `/manage/contests/${contestId}/certificates/${certificateId}`,
  certificateDesign: (contestId: string) => `/manage/contests/${contestId}/certificates/design`,
  certificateDesignSaved: (contestId: string) => `/manage/contests/${contestId}/certificates/design?saved=1`,
  certificatePicture: (contestId: string, picture: "background" | "logo") =>
    `/manage/contests/${contestId}/certificates/pictures/${picture}`,
  certificateBatch: (contestId: string, number: number) => `/manage/contests/${contestId}/certificates/batches/${number}`,
  certificateFile: (certificateId: string) => `/certificates/files/${certificateId}.pdf`,
  /** What a certificate's code leads to: whether it holds. */
  certificateCheck: (code: string) => `/certificates/${code}`,
  checkCertificate: () => "/certificates",
  /** Numbers of a contest for its report; figures of editions before the system. */
  report: (contestId: string) => `/manage/contests/${contestId}/report`,
  editions: (organisationId: string) => `/manage/organisations/${organisationId}/editions`,
  editionsSaved: (organisationId: string) => `/manage/organisations/${organisationId}/editions?saved=1`,
  letterhead: (organisationId: string) => `/manage/organisations/${organisationId}/letterhead`,
  letterheadSaved: (organisationId: string) => `/manage/organisations/${organisationId}/letterhead?saved=1`,
  /** The organisation's own forms of its papers; of one kind with its versions and placeholders. */
  templates: (organisationId: string) => `/manage/organisations/${organisationId}/templates`,
  template: (organisationId: string, kind: string, contestId?: string) =>
    `/manage/organisations/${organisationId}/templates/${kind}${contestId ? `?contest=${contestId}` : ""}`,
  /** A version as it was kept, or with the facts of a contest in it; the form to begin with. */
  templateFile: (organisationId: string, templateId: string, contestId?: string) =>
    `/manage/organisations/${organisationId}/templates/version/${templateId}.docx${contestId ? `?contest=${contestId}` : ""}`,
  templateStart: (organisationId: string, kind: string, contestId?: string) =>
    `/manage/organisations/${organisationId}/templates/start/${kind}.docx${contestId ? `?contest=${contestId}` : ""}`,
  letterheadLogo: (organisationId: string) => `/manage/organisations/${organisationId}/letterhead/logo`,
  contestPeople: (contestId: string) => `/manage/contests/${contestId}/people`,

  admin: () => "/admin",
  outbox: () => "/admin/outbox",
  outboxMail: (id: string) => `/admin/outbox/${id}`,
  organisations: () => "/admin/organisations",
  newOrganisation: () => "/admin/organisations/new",
  organisation: (id: string) => `/admin/organisations/${id}`,
  users: () => "/admin/users",

  health: () => "/healthz",
} as const;
