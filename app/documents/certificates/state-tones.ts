import type { CertificateState } from "./pairing";

/** Colours that stand beside the words of a certificate's state. */
export const CERTIFICATE_TONES: Readonly<Record<CertificateState, "success" | "warning" | "danger">> = {
  valid: "success",
  replaced: "warning",
  revoked: "danger",
};
