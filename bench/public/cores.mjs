// The core that servers are measured on, and the one of their clients: two cores of a virtual machine are not equally fast.
import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { hasProgram } from "./has-program.mjs";

const canPin = availableParallelism() > 1 && hasProgram("taskset", "--version");

/** What goes before a command that puts servers under load. */
export const besideServers = canPin ? ["taskset", "-c", "0"] : [];

/** Keeps a server, with all of its threads, on one core, which is the same for every server. */
export function keepOnServersCore(pid) {
	if (canPin) execFileSync("taskset", ["-a", "-p", "-c", "1", String(pid)], { stdio: "ignore" });
}
