import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, roadmapPath, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

/** Below these, something is looked up by what stands in the address. */
const places = [
	...["/", "/assets/", "/assets/x/", "/build/", "/logo/", "/theme.css/", "/.well-known/"],
	...["/sign-in/outbox/", "/account/e-mail/", "/invitation/", "/follow/stop/", "/sign-in/link/"],
	...[
		`${roadmapPath}/`,
		`${roadmapPath}/data/`,
		`${roadmapPath}/actions/`,
		`${roadmapPath}/updates/1/versions/`,
	],
	...[
		`${roadmapPath}/meetings/`,
		`${roadmapPath}/workstreams/`,
		"/api/v1/",
		"/live/",
		"/collab/",
		"/workspace/",
	],
];

const ups = [
	...["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", ".%2e/", "%252e%252e%252f", "..%252f"],
	...[
		"....//",
		"..;/",
		"..%00/",
		"%c0%ae%c0%ae/",
		"%c0%ae%c0%ae%c0%af",
		"..%c0%af",
		"%uff0e%uff0e/",
		"..%ef%bc%8f",
		"./../",
	],
];

/** Files of ours that are nobody's business, each with a piece of what stands in it. */
const targets = [
	"package.json",
	"build/server/index.js",
	"waymark.db",
	"session-secret",
	"outside.eml",
	"etc/passwd",
] as const;

const absolute = [
	...["//etc/passwd", "/%2fetc%2fpasswd", "/file:///etc/passwd", "/c:/windows/win.ini", "/proc/self/environ"],
	...[
		"/.env",
		"/.git/config",
		"/package.json",
		"/server/main.ts",
		"/waymark.db",
		"/data/waymark.db",
		"/node_modules/ws/package.json",
	],
	...[
		"/%00",
		"/assets/%00.js",
		"/assets/..%00.js",
		"/favicon.svg%00/../../package.json",
		"/assets/C:%5cwaymark.db",
	],
];

const secrets = [
	/"waymark",\s+"version"/,
	/SQLite format 3/,
	/root:.*:0:0/,
	/OUTSIDE-THE-OUTBOX/,
	/\[core\]/,
	/better-sqlite3/,
];

/** One request as it stands: no client of ours tidies up its path. */
function ask(origin: string, path: string): Promise<string> {
	const { hostname, port, host } = new URL(origin);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname);
		const parts: Buffer[] = [];
		socket.on("data", (part) => parts.push(part));
		socket.once("error", reject);
		socket.once("close", () => resolve(Buffer.concat(parts).toString("latin1")));
		socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
	});
}

test("[S14] no spelling of a way out of a folder leads to a file", async () => {
	const waymark = await Waymark.prepare();
	await waymark.start({ LIMIT_PAGES_PER_NETWORK: "1000000" });
	mkdirSync(join(waymark.dataDir, "outbox"), { recursive: true });
	writeFileSync(join(waymark.dataDir, "outside.eml"), "Subject: x\r\n\r\nOUTSIDE-THE-OUTBOX");
	const paths = [...absolute];
	for (const place of places)
		for (const up of ups)
			for (const depth of [1, 2, 3, 6])
				paths.push(place + up.repeat(depth) + (targets[(paths.length + depth) % targets.length] ?? ""));
	for (const place of places)
		for (const target of targets) paths.push(`${place}..%2f${target}`, `${place}../${target}`);
	const found: string[] = [];
	let next = 0;
	const worker = async () => {
		for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
			const answer = await ask(waymark.origin, path);
			const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
			if (status >= 500 || status === 429 || Number.isNaN(status)) found.push(`${status} ${path}`);
			for (const secret of secrets) if (secret.test(answer)) found.push(`${secret} ${path}`);
		}
	};
	await Promise.all([worker(), worker(), worker(), worker()]);
	await waymark.remove();
	expect(found).toEqual([]);
	expect(paths.length).toBeGreaterThan(1_500);
});
