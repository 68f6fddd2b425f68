/**
 * Whether a page is read again after an answer. For pages whose forms carry the version that was read: whoever was
 * overtaken (409) gets what stands now and may go on from there, as on a page without script; else each further try
 * would be refused as the first was.
 */
export function whenOvertaken({
  actionStatus,
  defaultShouldRevalidate,
}: {
  readonly actionStatus?: number | undefined;
  readonly defaultShouldRevalidate: boolean;
}): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}
