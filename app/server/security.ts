import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** Where pages come from and what they may load; `storage` is the S3 service that downloads are redirected to. */
export type Surroundings = { readonly appUrl: string; readonly storage: string | null };

/** Makes the nonce of a page and sends the headers that keep foreign code, frames and sniffing out. */
export function securityHeaders({ appUrl, storage }: Surroundings): RequestHandler[] {
  const isSecure = appUrl.startsWith("https:");
  const files = storage ? ["'self'", storage] : ["'self'"];
  return [
    (_request, response, next) => {
      response.locals["cspNonce"] = randomBytes(18).toString("base64url");
      next();
    },
    (request, response, next) => {
      const nonce = `'nonce-${String(response.locals["cspNonce"])}'`;
      helmet({
        contentSecurityPolicy: {
          useDefaults: false,
          directives: {
            "default-src": ["'self'"],
            "script-src": ["'self'", nonce],
            "style-src": ["'self'", nonce],
            // React writes lengths and colours as style attributes; they cannot load or run anything.
            "style-src-attr": ["'unsafe-inline'"],
            "img-src": [...files, "data:", "blob:"],
            "media-src": [...files, "blob:"],
            "connect-src": files,
            "frame-src": [...files, "blob:"],
            "worker-src": ["'self'", "blob:"],
            "font-src": ["'self'", "data:"],
            "object-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'self'"],
            "frame-ancestors": ["'self'"],
          },
        },
        strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
        // With no referrer at all browsers would send forms with the origin "null".
        referrerPolicy: { policy: "same-origin" },
        // Browsers ignore these on plain http and say so on every page.
        crossOriginOpenerPolicy: isSecure ? { policy: "same-origin" } : false,
        originAgentCluster: isSecure,
      })(request, response, next);
    },
  ];
}
