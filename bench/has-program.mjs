import { execFileSync } from "node:child_process";

/** Whether a program is on this machine, asked by a call that does nothing. */
export function hasProgram(name, ...args) {
	try {
		execFileSync(name, args, { stdio: "ignore" });
		return true;
	} catch (error) {
		// wrk ends with 1 when it only says its version.
		return error.code !== "ENOENT";
	}
}
