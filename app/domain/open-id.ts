/** The secrets of one sign-in at an OpenID provider, kept here while the person is there. */
export interface OpenIdAttempt {
	/** Comes back in the address. */
	state: string;
	/** Comes back in the signed answer. */
	nonce: string;
	/** Proves that who began also ends (PKCE). */
	codeVerifier: string;
}

/** Who someone is at the provider, by its signed answer. */
export interface OpenIdClaims {
	issuer: string;
	subject: string;
	/** Null unless the provider says that it verified the address. */
	verifiedEmail: string | null;
}

/** Signing in at an OpenID provider. */
export interface OpenId {
	/** What people call it: the word on the button. */
	name: string;
	/** The provider's page to send the person to. Rejects when the provider cannot be reached. */
	begin(attempt: OpenIdAttempt): Promise<URL>;
	/** Turns the answer in the address that the person came back to into who they are. Rejects when anything is amiss. */
	finish(answer: URL, attempt: OpenIdAttempt): Promise<OpenIdClaims>;
}
