import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** Hands the nonce of this answer to everything that renders a script. */
export const NonceProvider = NonceContext.Provider;

/** The nonce of this answer; undefined in the browser, where nothing needs it any more. */
export const useNonce = (): string | undefined => useContext(NonceContext);
