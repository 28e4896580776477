// The core that servers are measured on, and the one of their clients: two cores of a virtual machine are not equally fast.
import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { hasProgram } from "./has-program.mjs";

const canPin = availableParallelism() > 1 && hasProgram("taskset", "--version");

/** What goes before a command that puts servers under load. */
export const besideServers = canPin ? ["taskset", "-c", "0"] : [];

/** Keeps a server, with all of its threads, on one core, which is the same for every server. */
export const keepOnServersCore = (pid) => keepOn("1", pid);

/** Keeps clients off that core. */
export const keepOnClientsCore = (pid) => keepOn("0", pid);

function keepOn(core, pid) {
	if (canPin) execFileSync("taskset", ["-a", "-p", "-c", core, String(pid)], { stdio: "ignore" });
}
