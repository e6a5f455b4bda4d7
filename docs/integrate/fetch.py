"""Puts the texts that an app ships into its folder of assets. A step of the app's build, on any machine with Python 3.9.

    python3 fetch.py https://legal.example.com/e-mobile-7/ app/src/main/assets/policy

It takes the release that is in force today, checks every hash from latest.json on, and writes the files of its bundle and
latest.json itself. It ends with a message and writes nothing if anything is not as it should be.
"""

import datetime
import hashlib
import io
import json
import pathlib
import re
import shutil
import sys
import urllib.request
import zipfile


def get(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read()


def require(holds, why):
    if not holds:
        sys.exit(f"error: {why}")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def in_force(latest, day):
    begun = [one for one in latest["releases"] if one["in_force_from"] <= day]
    require(begun, "no release is in force yet")
    return max(begun, key=lambda one: (one["in_force_from"], one["seq"]))


def unpacked(bundle, policy, version):
    """The files of a bundle by path: those that its manifest lists, with these hashes, and no other."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        names = archive.namelist()
        plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
        require(len(set(names)) == len(names) and all(map(plain.fullmatch, names)), "a bad name in the bundle")
        require(sum(one.file_size for one in archive.infolist()) <= 16 << 20, "the bundle is too large")
        files = {name: archive.read(name) for name in names}
    manifest = json.loads(files["manifest.json"])
    require(manifest["schema"] == 1, "the bundle is of a form that this program does not know")
    require((manifest["policy"], manifest["version"]) == (policy, version), "the bundle is of another release")
    require(set(manifest["files"]) == set(files) - {"manifest.json"}, "the bundle holds other files than it lists")
    for name, mark in manifest["files"].items():
        require(sha256(files[name]) == mark["sha256"], f"{name} has another hash")
    return files


def main(base, folder, day):
    text = get(f"{base}latest.json")
    latest = json.loads(text)
    require(latest["schema"] == 1, "latest.json is of a form that this program does not know")
    release = in_force(latest, day)
    version = release["version"]
    manifest = get(base + latest["urls"]["manifest"].replace("{version}", version))
    require(sha256(manifest) == release["manifest_sha256"], "manifest.json has another hash")
    bundle = get(base + latest["urls"]["bundle"].replace("{version}", version))
    require(sha256(bundle) == json.loads(manifest)["files"]["bundle.zip"]["sha256"], "bundle.zip has another hash")
    files = unpacked(bundle, latest["policy"], version)
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in {**files, "latest.json": text}.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{latest['policy']} {version}: {len(files) + 1} files in {folder}")


if __name__ == "__main__":
    require(len(sys.argv) in (3, 4), "expected ADDRESS FOLDER [DAY]")
    today = datetime.date.today().isoformat()
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) == 4 else today)
