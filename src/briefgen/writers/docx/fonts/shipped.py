"""The fonts that come along, by their SHA-256: a test draws every letter of each, so that no run has to."""

from __future__ import annotations

import hashlib

SHIPPED = frozenset(
    {
        "133c72e536037c61df8813189cec9cfe968a7827a66092af119ed33b4bc8bc74",  # PublicSans-Bold.ttf
        "f229b6209e0db861cefe76427303214a0c7e10e051460cc3556dfc9a2a409f07",  # PublicSans-BoldItalic.ttf
        "b0feaf8489518bb5f6f4ffe7bb9775b38a015cc6b967b10d0f743ffb3ef08040",  # PublicSans-Italic.ttf
        "ba2376b695ea27a53a175a6d373d3b14351e879f3171e840b6625af32e2f71d1",  # PublicSans-Regular.ttf
        "7cf4f4e1ad74f45058d5bc61716b82560442fbdcd9d3654d2dea96bf6c683d86",  # SourceSerif4-Bold.ttf
        "7b215b37f8873f5579f3f8d2ded3ca7c588e2f435cd996605ebfc5befe2cd5eb",  # SourceSerif4-BoldIt.ttf
        "9d2950a8f1da66e21502c35d646a1d2148e79f9ea43fd2158cf02f5232e7f430",  # SourceSerif4-It.ttf
        "e5a4ee6a3d87bb9024796be390c6771e2a0eb1883dae25effaf57ca01668e24b",  # SourceSerif4-Regular.ttf
        "ae3cb2dcbc925809dd29d2a44e9802211cab66be541bacbfc9c08c74b27c3742",  # Caladea-Bold.ttf
        "ccabaa7b7e2fdf253d2b1a5fa699dd8a3df8d835a9eb285ad82631a677eb76c0",  # Caladea-BoldItalic.ttf
        "4359a8e24f748b6447b1ff6d7a174febe70961d29f8bb8634b56dacd740a3deb",  # Caladea-Italic.ttf
        "f1e899278b7b4491aba5b6a8253c4b04c050cc59b21865be5c37559a775153cd",  # Caladea-Regular.ttf
        "0f62ab34ad5d079a0a28fac01bcf7c7a724a4db4d6cb99cab9cabff382fbb80f",  # Carlito-Bold.ttf
        "380764b6898d7b73ceae6384b2958b196d2a0428962ef3adf138d27947228666",  # Carlito-BoldItalic.ttf
        "718a0663864d37a4868220a19b9668a5fe10a46197f6df367b4c2c30c04c026c",  # Carlito-Italic.ttf
        "b4ff23ba370cc95a3c349336b73f9c28514a1371210f89832efc85c4b1ea7131",  # Carlito-Regular.ttf
        "a726fa1bfe48aad02de42233407e9659fb9baaae847f0dd455b9bb0b4bba69ae",  # NotoSansSymbols2-Cut.ttf
    }
)


def is_shipped(data: bytes) -> bool:
    """Whether these are the bytes of a font that comes with briefgen."""
    return hashlib.sha256(data).hexdigest() in SHIPPED
