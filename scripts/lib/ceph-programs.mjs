import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheDir } from "./paths.mjs";
import { run, Trouble } from "./process.mjs";
import { step } from "./progress.mjs";

const PACKAGES = ["radosgw", "ceph-mon", "ceph-osd"];
const PROGRAMS = ["ceph", "ceph-mon", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin"];
/** What the packages want of a machine with real disks, and a gateway for tests never calls. */
const NEEDLESS = new Set(
  "sudo lvm2 dmeventd dmidecode smartmontools nvme-cli parted xfsprogs hdparm gdisk logrotate cryptsetup-bin".split(
    " ",
  ),
);

/**
 * Ceph's programs: those installed, else Debian's packages unpacked into `.cache`. Not even root installs them:
 * they would bring daemons, sudo and LVM to a machine that only wanted to run a test.
 *
 * @returns {Promise<{ env: NodeJS.ProcessEnv, config: string[] }>} how to run them, and settings that name their parts
 */
export async function ensureCeph() {
  if (areOnPath()) return { env: process.env, config: [] };
  const home = path.join(cacheDir, "ceph");
  if (!existsSync(home)) await step("Downloading Ceph from Debian", () => unpack(home));
  return unpacked(home);
}

function areOnPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return PROGRAMS.every((name) => folders.some((folder) => existsSync(path.join(folder, name))));
}

/** The packages that this machine does not have. */
async function missingPackages() {
  const plan = ["install", "-s", "--no-install-recommends", ...PACKAGES];
  const text = await run("apt-get", plan).catch(async (error) => {
    // A fresh container has no lists yet.
    if (process.getuid?.() !== 0) throw advice(error);
    await run("apt-get", ["update"]).catch((cause) => Promise.reject(advice(cause)));
    return await run("apt-get", plan);
  });
  const names = [...text.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
  return names.filter((name) => !NEEDLESS.has(name));
}

function advice(error) {
  return new Trouble(`This test needs Ceph; install ${PACKAGES.join(", ")}. ${error.message}`);
}

/** The whole set appears at once: an interrupted download is not taken for a Ceph. */
async function unpack(home) {
  const draft = `${home}.${process.pid}`;
  const debs = path.join(draft, "debs");
  mkdirSync(debs, { recursive: true });
  try {
    await run("apt-get", ["download", ...(await missingPackages())], { cwd: debs });
    for (const deb of readdirSync(debs)) await run("dpkg", ["-x", path.join(debs, deb), draft]);
    rmSync(debs, { recursive: true });
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function unpacked(home) {
  const libraries = path.join(home, "usr/lib");
  const triplet = readdirSync(libraries).find((name) => name.endsWith("-linux-gnu")) ?? "";
  const lib = path.join(libraries, triplet);
  return {
    env: {
      ...process.env,
      PATH: `${path.join(home, "usr/bin")}${path.delimiter}${process.env.PATH}`,
      LD_LIBRARY_PATH: [lib, path.join(lib, "ceph"), path.join(home, "lib", triplet)].join(":"),
      PYTHONPATH: path.join(home, "usr/lib/python3/dist-packages"),
    },
    config: [
      `osd class dir = ${path.join(lib, "rados-classes")}`,
      `erasure code dir = ${path.join(lib, "ceph/erasure-code")}`,
      `plugin dir = ${path.join(lib, "ceph")}`,
    ],
  };
}
