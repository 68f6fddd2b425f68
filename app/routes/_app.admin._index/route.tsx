import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { requireActor } from "~/people/request.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  return redirect(paths.organisations());
}
