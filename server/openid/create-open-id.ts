import * as client from "openid-client";
import { readEmailAddress } from "#app/domain/e-mail-address.ts";
import type { OpenId, OpenIdClaims } from "#app/domain/open-id.ts";

export interface OpenIdOptions {
	/** Its address; what else is needed is discovered from there. Plain http only on loopback. */
	issuer: string;
	clientId: string;
	clientSecret: string;
	name: string;
	/** Where the provider sends people back to. */
	redirectUri: () => string;
}

/**
 * Signs people in at one OpenID provider: authorization code with PKCE, state and nonce. The provider is discovered at the
 * first sign-in, so that Waymark starts while the provider is away.
 */
export function createOpenId(options: OpenIdOptions): OpenId {
	let found: Promise<client.Configuration> | undefined;
	const discovered = () => {
		found ??= discover(options).catch((error: unknown) => {
			found = undefined;
			throw error;
		});
		return found;
	};
	return {
		name: options.name,
		async begin({ state, nonce, codeVerifier }) {
			return client.buildAuthorizationUrl(await discovered(), {
				redirect_uri: options.redirectUri(),
				scope: "openid email",
				code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
				code_challenge_method: "S256",
				state,
				nonce,
			});
		},
		async finish(answer, { state, nonce, codeVerifier }) {
			const configuration = await discovered();
			const tokens = await client.authorizationCodeGrant(configuration, answer, {
				pkceCodeVerifier: codeVerifier,
				expectedState: state,
				expectedNonce: nonce,
				idTokenExpected: true,
			});
			const claims = tokens.claims();
			if (!claims) throw new Error("The provider sent no ID token");
			// Many providers tell the address only when asked for it.
			const person =
				claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
					? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
					: claims;
			return { issuer: claims.iss, subject: claims.sub, verifiedEmail: verifiedEmail(person) };
		},
	};
}

function discover({ issuer, clientId, clientSecret }: OpenIdOptions): Promise<client.Configuration> {
	const url = new URL(issuer);
	const plain = url.protocol === "http:" ? { execute: [client.allowInsecureRequests] } : {};
	return client.discovery(url, clientId, undefined, client.ClientSecretPost(clientSecret), plain);
}

function verifiedEmail(claims: client.IDToken | client.UserInfoResponse): OpenIdClaims["verifiedEmail"] {
	const { email, email_verified: verified } = claims;
	return verified === true && typeof email === "string" ? readEmailAddress(email) : null;
}
