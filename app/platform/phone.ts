/*
 * Vietnamese telephone numbers as they are stored: digits with the leading 0. Mobile numbers have ten digits since
 * 2018; the eleven-digit ones of before are read as what became of them.
 */

/** First digits of the old mobile numbers and what they became. */
const SINCE_2018: Readonly<Record<string, string>> = {
  "0120": "070",
  "0121": "079",
  "0122": "077",
  "0123": "083",
  "0124": "084",
  "0125": "085",
  "0126": "076",
  "0127": "081",
  "0128": "078",
  "0129": "082",
  "0162": "032",
  "0163": "033",
  "0164": "034",
  "0165": "035",
  "0166": "036",
  "0167": "037",
  "0168": "038",
  "0169": "039",
  "0186": "056",
  "0188": "058",
  "0199": "059",
};

const MOBILE = /^0[35789]\d{8}$/;
const LANDLINE = /^02\d{8,9}$/;

/** What somebody typed as a telephone number, as it is stored; null when it is none of this country. */
export function parsePhone(text: string): string | null {
  const typed = text.normalize("NFKC").replace(/[\s.\-()–]/g, "");
  if (!/^\+?\d{8,15}$/.test(typed)) return null;
  const digits = typed.replace(/^(\+84|0084|84(?=\d{9,10}$))0?/, "0");
  if (/^01\d{9}$/.test(digits)) {
    const now = SINCE_2018[digits.slice(0, 4)];
    return now ? now + digits.slice(4) : null;
  }
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : null;
}

/** As it is printed, "0912 345 678"; what is no number comes back as it is. */
export function formatPhone(phone: string): string {
  if (MOBILE.test(phone)) return phone.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3");
  return phone;
}
