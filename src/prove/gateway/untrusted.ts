/**
 * A certificate that nobody trusts, and its key: made for this suite with `openssl req -x509`, for Stripe's names and this machine,
 * and of no other use. A client that talks to who shows it would talk to anybody.
 */
export const UNTRUSTED = {
  cert: `-----BEGIN CERTIFICATE-----
MIIByTCCAW+gAwIBAgIUcpDnj4GGosuDkyCNs3RrM/bi1TQwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOYXBpLnN0cmlwZS5jb20wIBcNMjYxMTI5MTcxODI2WhgPMjEy
NjExMDUxNzE4MjZaMBkxFzAVBgNVBAMMDmFwaS5zdHJpcGUuY29tMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAE9kUG2pPBDcqZ2ilVS5YT0Ku+2cr2Wvv13uxNpgsu
DdaLIx4+ITfjupaZEin96y9jQ1zIkto7mB67qDutvCKWG6OBkjCBjzAdBgNVHQ4E
FgQUrg8dlVOiXlOQ1Uu5E7unzXLfOwQwHwYDVR0jBBgwFoAUrg8dlVOiXlOQ1Uu5
E7unzXLfOwQwDwYDVR0TAQH/BAUwAwEB/zA8BgNVHREENTAzgg5hcGkuc3RyaXBl
LmNvbYIQZmlsZXMuc3RyaXBlLmNvbYIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49
BAMCA0gAMEUCIQDcTbNIy35LbE4772MzZQeLSfRc/PGUfU9Nc7exUvRNFQIgQOZl
IDHxcByh4260+GH+hdSAHTyiWnQcLJz0cCZjnFU=
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsBWnAW7Uww5WprFh
FEli4vhOYiuV6FeaYPRwJCGgaUahRANCAAT2RQbak8ENypnaKVVLlhPQq77ZyvZa
+/Xe7E2mCy4N1osjHj4hN+O6lpkSKf3rL2NDXMiS2juYHruoO628IpYb
-----END PRIVATE KEY-----`,
} as const
