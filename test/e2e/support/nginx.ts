import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../support/free-port.ts";

/** The program, where there is one. */
export function findNginx(): string | null {
	for (const program of ["nginx", "/usr/sbin/nginx"]) {
		try {
			execFileSync(program, ["-v"], { stdio: "ignore" });
			return program;
		} catch {
			// The next one, then.
		}
	}
	return null;
}

/** An nginx in front of some nodes, as docs/operating.md describes it: what one does not take, the other gets. */
export class Nginx {
	private constructor(
		readonly origin: string,
		private readonly child: ChildProcess,
		private readonly folder: string,
	) {}

	/** Browsers may know it by a name; it listens at 127.0.0.1. */
	static async start(program: string, ports: number[], host = ""): Promise<Nginx> {
		const port = await freePort();
		const folder = mkdtempSync(join(tmpdir(), "waymark-nginx-"));
		writeFileSync(join(folder, "nginx.conf"), configuration(port, ports));
		const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.txt")];
		const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
		while (!(await listens(port))) await new Promise((done) => setTimeout(done, 50));
		return new Nginx(`http://${host || "127.0.0.1"}:${port}`, child, folder);
	}

	async stop(): Promise<void> {
		const exit = once(this.child, "exit");
		this.child.kill("SIGTERM");
		await exit;
		rmSync(this.folder, { recursive: true, force: true });
	}
}

async function listens(port: number): Promise<boolean> {
	const socket = connect(port, "127.0.0.1");
	try {
		await once(socket, "connect");
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

/** Its workers would else be nobody, who may not keep a large body in the folder of the test. */
const runsAsRoot = process.getuid?.() === 0;

const configuration = (port: number, ports: number[]) => {
	const nodes = ports.map((node) => `server 127.0.0.1:${node} max_fails=0;`).join(" ");
	return `
daemon off;
worker_processes 1;
pid nginx.pid;
${runsAsRoot ? "user root;" : ""}
events { worker_connections 2048; }
http {
	access_log off;
	client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
	map $http_upgrade $connection_upgrade { default upgrade; '' close; }
	# Whoever reads without WebSocket stays at one node, by address. Nobody else does.
	map $http_upgrade $live_nodes { default nodes; '' nodes_by_address; }
	upstream nodes { ${nodes} }
	upstream nodes_by_address { ip_hash; ${nodes} }
	server {
		listen 127.0.0.1:${port};
		proxy_http_version 1.1;
		proxy_set_header Host $http_host;
		proxy_set_header Upgrade $http_upgrade;
		proxy_set_header Connection $connection_upgrade;
		proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
		proxy_next_upstream error timeout;
		proxy_read_timeout 120s;
		# What is too large is for Waymark to say, with what became of the form.
		client_max_body_size 0;
		# For tests that ask who answered.
		add_header X-Answered-By $upstream_addr always;
		location / { proxy_pass http://nodes; }
		location /live/ { proxy_pass http://$live_nodes; }
	}
}
`;
};
