import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { startSite } from "./site";

/** Workers inherit the environment, and read the site from it (`support.ts`). */
export default async function globalSetup() {
  const given = process.env["TEST_POSTGRES_URL"];
  const own = given ? undefined : await startPostgres({ ephemeral: true });
  const postgres = given ?? own?.url("postgres") ?? "";
  const { site, stop } = await startSite({ postgres, name: "browser" }).catch(
    async (error: unknown) => {
      await own?.stop();
      throw error;
    },
  );
  process.env["TEST_SITE"] = JSON.stringify(site);
  return async () => {
    await stop();
    await own?.stop();
  };
}
