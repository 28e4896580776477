// Requests per second by wrk: one thread, 50 connections that stay open (4 for what is rendered each time), one request under way on each.
import { spawn } from "node:child_process";
import { besideServers } from "../cores.mjs";

export async function throughput(target, path, headers, seconds) {
	const wrk = [
		"wrk",
		"-t1",
		`-c${target.connections ?? 50}`,
		`-d${seconds}s`,
		"--latency",
		"--timeout",
		"20s",
	];
	for (const [name, value] of Object.entries(headers)) wrk.push("-H", `${name}: ${value}`);
	const before = target.cpu();
	const [program = "", ...args] = [...besideServers, ...wrk];
	const output = await run(program, [...args, `http://127.0.0.1:${target.port}${path}`]);
	const cpu = target.cpu() - before;
	if (/Non-2xx|connect [1-9]|read [1-9]|write [1-9]/.test(output))
		throw new Error(`${target.title}: ${output}`);
	const requests = Number(/(\d+) requests in/.exec(output)?.[1]);
	return {
		perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
		p99: inMs(/99%\s+(\S+)/.exec(output)?.[1] ?? ""),
		/** Processor time of the server for each request, in microseconds. */
		cpu: (cpu / requests) * 1e6,
	};
}

function inMs(text) {
	const [, number, unit] = /([\d.]+)(us|ms|s)/.exec(text) ?? [];
	return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit ?? "ms"];
}

function run(program, args) {
	return new Promise((done, failed) => {
		const child = spawn(program, args);
		let output = "";
		child.stdout.on("data", (part) => {
			output += part;
		});
		child.on("error", failed);
		child.on("close", () => done(output));
	});
}
