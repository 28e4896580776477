import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider from "oidc-provider";

/** Who is at the provider, or that they do not agree. */
export type AtProvider = { subject: string; email: string; verified: boolean } | "refuses";

export const clientId = "waymark";
export const clientSecret = "a secret between the provider and Waymark";

/** A real OpenID provider on loopback, at which somebody signs in and agrees without being asked. */
export interface OpenIdProviderForTests {
	issuer: string;
	/** Who signs in from now on. */
	present: AtProvider;
	/** Goes through the provider's pages from its first address; gives the address that it sends people back to. */
	passThrough(begin: string): Promise<string>;
	close(): Promise<void>;
}

/** Starts a provider that sends people back to this address only. */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProviderForTests> {
	let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
	const server = createServer((request, response) => handle(request, response));
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	const issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
	const state: { present: AtProvider; known: Map<string, AtProvider> } = {
		present: "refuses",
		known: new Map(),
	};
	const provider = makeProvider(issuer, redirectUri, state);
	const pages = provider.callback();
	handle = (request, response) => {
		if (!request.url?.startsWith("/interaction/")) return void pages(request, response);
		answer(provider, request, response, state.present).catch((error: unknown) => {
			response.statusCode = 500;
			response.end(String(error));
		});
	};
	return {
		issuer,
		get present() {
			return state.present;
		},
		set present(person) {
			state.present = person;
			if (person !== "refuses") state.known.set(person.subject, person);
		},
		passThrough: (begin) => passThrough(begin, issuer),
		async close() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function makeProvider(
	issuer: string,
	redirectUri: string,
	state: { known: Map<string, AtProvider> },
): Provider {
	return new Provider(issuer, {
		clients: [
			{
				client_id: clientId,
				client_secret: clientSecret,
				redirect_uris: [redirectUri],
				token_endpoint_auth_method: "client_secret_post",
			},
		],
		claims: { openid: ["sub"], email: ["email", "email_verified"] },
		cookies: { keys: ["only for tests"] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
		pkce: { required: () => true },
		ttl: {
			AccessToken: 600,
			AuthorizationCode: 60,
			Grant: 600,
			IdToken: 600,
			Interaction: 600,
			Session: 600,
		},
		findAccount: (_context, subject) => ({
			accountId: subject,
			claims: () => {
				const person = state.known.get(subject);
				const { email, verified } = person && person !== "refuses" ? person : { email: "", verified: false };
				return { sub: subject, email, email_verified: verified };
			},
		}),
	});
}

async function answer(
	provider: Provider,
	request: IncomingMessage,
	response: ServerResponse,
	present: AtProvider,
): Promise<void> {
	const { params } = await provider.interactionDetails(request, response);
	if (present === "refuses") {
		await provider.interactionFinished(request, response, { error: "access_denied" });
		return;
	}
	const grant = new provider.Grant({ accountId: present.subject, clientId: String(params.client_id) });
	grant.addOIDCScope("openid email");
	const grantId = await grant.save();
	const result = { login: { accountId: present.subject }, consent: { grantId } };
	await provider.interactionFinished(request, response, result);
}

async function passThrough(begin: string, issuer: string): Promise<string> {
	const cookies = new Map<string, string>();
	let at = begin;
	for (let step = 0; step < 10; step++) {
		if (!at.startsWith(issuer)) return at;
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const response = await fetch(at, { redirect: "manual", headers: { cookie } });
		for (const header of response.headers.getSetCookie()) {
			const [name = "", value = ""] = (header.split(";")[0] ?? "").split(/=(.*)/s);
			cookies.set(name, value);
		}
		const next = response.headers.get("location");
		if (next === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
		at = new URL(next, at).toString();
	}
	throw new Error("The provider leads nowhere");
}
