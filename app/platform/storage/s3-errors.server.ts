import { BlobError } from "./blob-store";

type Metadata = { readonly httpStatusCode?: number; readonly attempts?: number };

function metadataOf(error: unknown): Metadata {
  return error instanceof Error && "$metadata" in error ? (error.$metadata as Metadata) : {};
}

export function statusOf(error: unknown): number | undefined {
  return metadataOf(error).httpStatusCode;
}

export function attemptsOf(error: unknown): number {
  return metadataOf(error).attempts ?? 1;
}

export function unavailable(key: string, error: unknown): BlobError {
  return error instanceof BlobError ? error : new BlobError("unavailable", key, { cause: error });
}

/** For `.catch`: whatever the service or the line did, the port says `unavailable`. */
export function asUnavailable(key: string): (error: unknown) => never {
  return (error) => {
    throw unavailable(key, error);
  };
}
