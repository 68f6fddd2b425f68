/**
 * Writes a PDF anew with what is seen of its pages and nothing else: only named properties of the document, its pages
 * and its pictures go over, only what the pages refer to, and only as it stands in the newest revision.
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "pdf-lib";
import { blankProfile, jpeg2000Without, jpegWithoutNotes } from "./rewrite-streams.mjs";
import { contentWithout } from "./rewrite-content.mjs";

const names = (text) => new Set(text.split(" "));
const CATALOG = names("Type Pages OCProperties Version");
const PAGES = names("Type Parent Kids Count Resources MediaBox CropBox Rotate");
const PAGE = names(
  "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Contents Group Annots",
);
const IMAGE = names(
  "Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData " +
    "Matte Filter DecodeParms Length OC",
);
const FORM = names("Type Subtype FormType BBox Matrix Resources Group Filter DecodeParms Length OC");
const LAYER = names("Type Name");
const LAYERS = names("OCGs D");
const LAYERS_SHOWN = names("BaseState ON OFF");
/** Of whatever else there is: notes, programs, other files. */
const NEVER = names(
  "Metadata PieceInfo LastModified AF AA JS EF OPI Alternates StructParent StructParents Alt ActualText Thumb ID Info",
);
/** What stands in these is called as its writer likes. */
const NAMED = names("Font XObject ExtGState ColorSpace Pattern Shading Properties CharProcs");
/** Marks on a page that are seen; the others are notes, links and players. */
const SEEN_MARKS = names(
  "FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Widget",
);

const name = (text) => PDFName.of(text);

/** The bytes of a PDF that shows what `bytes` shows. Throws where they are encrypted or not understood. */
export async function rewritten(bytes) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const { context, catalog } = document;
  keepOnly(catalog, CATALOG);
  for (const { node } of document.getPages()) {
    keepOnly(node, PAGE);
    keepMarks(context, node);
    scrubContents(context, node.get(name("Contents")));
  }
  scrubLayers(context, catalog);
  const kept = new Walk(context).from(context.trailerInfo.Root);
  for (const [ref] of context.enumerateIndirectObjects()) if (!kept.has(ref)) context.delete(ref);
  context.trailerInfo = { Root: context.trailerInfo.Root };
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

function keepOnly(dict, wanted) {
  for (const key of dict.keys()) if (!wanted.has(key.decodeText())) dict.delete(key);
}

/** Layers stay shown or hidden; what they are called and by whom they were made goes. */
function scrubLayers(context, catalog) {
  const layers = catalog.lookupMaybe(name("OCProperties"), PDFDict);
  if (!layers) return;
  keepOnly(layers, LAYERS);
  const shown = layers.lookupMaybe(name("D"), PDFDict);
  if (shown) keepOnly(shown, LAYERS_SHOWN);
}

/** A mark becomes the picture of itself: no author, no date, no text beside what is drawn. */
function keepMarks(context, page) {
  const marks = page.lookupMaybe(name("Annots"), PDFArray);
  page.delete(name("Annots"));
  if (!marks) return;
  const kept = context.obj([]);
  for (const entry of marks.asArray()) {
    const mark = context.lookup(entry);
    const drawn = mark instanceof PDFDict ? drawnMark(context, mark) : null;
    if (drawn) kept.push(context.register(drawn));
  }
  if (kept.size() > 0) page.set(name("Annots"), kept);
}

function drawnMark(context, mark) {
  const subtype = mark.lookupMaybe(name("Subtype"), PDFName)?.decodeText() ?? "";
  if (!SEEN_MARKS.has(subtype) || isSignature(context, mark)) return null;
  const looks = mark.lookupMaybe(name("AP"), PDFDict);
  let normal = looks?.get(name("N"));
  const states = context.lookup(normal);
  if (states instanceof PDFDict) normal = states.get(mark.lookupMaybe(name("AS"), PDFName) ?? name("Off"));
  if (!normal || !(context.lookup(normal) instanceof PDFStream)) return null;
  const drawn = context.obj({ Type: "Annot", Subtype: "Stamp" });
  for (const key of ["Rect", "F", "OC"]) if (mark.has(name(key))) drawn.set(name(key), mark.get(name(key)));
  drawn.set(name("AP"), context.obj({ N: normal }));
  return drawn;
}

function isSignature(context, mark) {
  let field = mark;
  for (let depth = 0; field instanceof PDFDict && depth < 32; depth++) {
    const type = field.lookupMaybe(name("FT"), PDFName);
    if (type) return type.decodeText() === "Sig";
    field = context.lookup(field.get(name("Parent")));
  }
  return false;
}

function scrubContents(context, contents) {
  const found = context.lookup(contents);
  const refs = found instanceof PDFArray ? found.asArray() : [contents];
  for (const ref of refs) if (ref instanceof PDFRef) scrubContent(context, ref);
}

/** What draws: operators and what they are about, without remarks. */
function scrubContent(context, ref) {
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return;
  const plain = decodePDFRawStream(stream).decode();
  const clean = contentWithout(plain);
  if (clean !== plain) context.assign(ref, restreamed(context, stream, clean));
}

/** The same stream with other bytes. */
function restreamed(context, stream, bytes) {
  const fresh = context.flateStream(bytes);
  for (const [key, value] of stream.dict.entries())
    if (!["Filter", "DecodeParms", "Length", "F", "FFilter", "FDecodeParms", "DL"].includes(key.decodeText()))
      fresh.dict.set(key, value);
  return fresh;
}

class Walk {
  constructor(context) {
    this.context = context;
    this.refs = new Set();
    this.seen = new Set();
    this.todo = [];
  }

  from(root) {
    this.todo.push([root, false]);
    for (let next = this.todo.pop(); next; next = this.todo.pop()) this.visit(...next);
    return this.refs;
  }

  visit(object, isNamed) {
    let value = object;
    if (object instanceof PDFRef) {
      if (this.refs.has(object)) return;
      this.refs.add(object);
      value = this.context.lookup(object);
      if (value instanceof PDFStream) {
        this.stream(object, value);
        value = this.context.lookup(object);
      }
    }
    if (value === undefined || this.seen.has(value)) return;
    this.seen.add(value);
    if (value instanceof PDFStream) this.dict(value.dict, false);
    else if (value instanceof PDFDict) this.dict(value, isNamed);
    else if (value instanceof PDFArray) this.array(value);
  }

  array(array) {
    const items = array.asArray();
    if (items[0] instanceof PDFName && items[0].decodeText() === "ICCBased" && items[1] instanceof PDFRef)
      this.profile(items[1]);
    for (const item of items) this.todo.push([item, false]);
  }

  dict(dict, isNamed) {
    if (!isNamed) this.scrub(dict);
    for (const [key, value] of dict.entries()) {
      const text = key.decodeText();
      if (!isNamed && text === "Properties") this.properties(value);
      this.todo.push([value, !isNamed && NAMED.has(text)]);
    }
  }

  scrub(dict) {
    const type = dict.lookupMaybe(name("Type"), PDFName)?.decodeText();
    if (type === "Pages") return keepOnly(dict, PAGES);
    if (type === "OCG") {
      keepOnly(dict, LAYER);
      return dict.set(name("Name"), PDFString.of("-"));
    }
    const subtype = dict.get(name("Subtype")) instanceof PDFName ? dict.get(name("Subtype")).decodeText() : "";
    if (subtype === "Image" && dict.has(name("Width"))) return keepOnly(dict, IMAGE);
    if (subtype === "Form" && dict.has(name("BBox"))) return keepOnly(dict, FORM);
    for (const key of dict.keys()) {
      const text = key.decodeText();
      // Second-class names are a program's own: "PTEX.FileName", "AAPL:Keywords".
      if (NEVER.has(text) || /[.:_]/.test(text)) dict.delete(key);
    }
  }

  /** Lists of properties beside what is drawn: of them only layers are seen. */
  properties(value) {
    const all = this.context.lookup(value);
    if (!(all instanceof PDFDict)) return;
    for (const [key, entry] of all.entries()) {
      const list = this.context.lookup(entry);
      const type = list instanceof PDFDict ? list.lookupMaybe(name("Type"), PDFName)?.decodeText() : undefined;
      if (type !== "OCG" && type !== "OCMD") all.set(key, this.context.obj({}));
    }
  }

  stream(ref, stream) {
    if (!(stream instanceof PDFRawStream)) return;
    const { dict } = stream;
    const subtype = dict.get(name("Subtype"));
    const kind = subtype instanceof PDFName ? subtype.decodeText() : "";
    if (kind === "Form" || dict.has(name("PatternType"))) return scrubContent(this.context, ref);
    if (kind !== "Image") return undefined;
    const clean = pictureWithout(dict, stream.contents);
    if (clean !== stream.contents) this.context.assign(ref, PDFRawStream.of(dict, clean));
    return undefined;
  }

  profile(ref) {
    const stream = this.context.lookup(ref);
    if (!(stream instanceof PDFRawStream)) return;
    this.context.assign(ref, restreamed(this.context, stream, blankProfile(decodePDFRawStream(stream).decode())));
  }
}

function pictureWithout(dict, bytes) {
  const filter = dict.get(name("Filter"));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter;
  const text = only instanceof PDFName ? only.decodeText() : "";
  if (text === "DCTDecode") return jpegWithoutNotes(bytes);
  if (text === "JPXDecode") return jpeg2000Without(bytes);
  // Packed twice, as hardly anything does: its notes cannot be reached here.
  const all = filter instanceof PDFArray ? filter.asArray().map((one) => one.decodeText?.()) : [];
  if (all.includes("DCTDecode") || all.includes("JPXDecode")) throw new Error("a picture packed twice");
  return bytes;
}
