/** The colour of a mail's state in the outbox. */
export const MAIL_TONES = {
  KEPT: "neutral",
  QUEUED: "info",
  SENT: "success",
  FAILED: "danger",
} as const;
