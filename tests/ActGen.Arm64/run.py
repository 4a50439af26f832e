"""Compares the bits of kernels on arm64 with those on this x64 machine, without an arm64 machine or an arm64 framework.

The ahead-of-time compiler writes the same program for x64 and for arm64. The x64 program runs as it is. Of the arm64 one the
functions of one register each are called by a few instructions that are put before it, in qemu-aarch64. The framework's library is
the one for x64, which has no arm64 instructions to call: the one that kernels ask for by name, fmla, is put in the place of its
counterpart on x64. All others are what the compiler makes of the kernels for arm64.

    python3 tests/ActGen.Arm64/run.py

Needs the .NET 10 SDK, gcc or clang, qemu-aarch64 (package qemu-user), and Linux on x64.
"""
import glob, os, random, re, struct, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = 0x400000
RETURN = 0xD65F03C0
STUBS = {  # by the end of the name of an x64 instruction, or of the question whether there is one
    "_X86_Fma__get_IsSupported": [0x52800020, RETURN],  # mov w0, 1
    "__get_IsSupported": [0x52800000, RETURN],  # mov w0, 0
    "_X86_Fma__MultiplyAdd": [0x4E21CC02, 0x4EA21C40, RETURN],  # fmla v2.4s, v0.4s, v1.4s; mov v0.16b, v2.16b
    "": [0xD4200000],  # brk: nothing else is called
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        run("dotnet", "publish", HERE, "-c", "Release", "--use-current-runtime", "-o", path("x64"), "-nodeReuse:false", "-v", "q")
        values = inputs()
        write(path("input"), values)
        run(path("x64/ActGen.Arm64"), path("input"), path("output"))
        expected = read(path("output"))

        response = glob.glob(HERE + "/obj/Release/net8.0/*/native/ActGen.Arm64.ilc.rsp")[0]
        run(compiler(), "@" + write(path("arm64.rsp"), for_arm64(open(response).read(), path("arm64.o")).encode()))
        names = re.findall(r"Vector128<float> (\w+)\(", open(HERE + "/Kernels.cs").read())
        write(path("arm64"), Image(read(path("arm64.o"))).program(names, values))
        os.chmod(path("arm64"), 0o755)
        actual = subprocess.run(["qemu-aarch64", path("arm64")], check=True, stdout=subprocess.PIPE, timeout=20).stdout

    assert len(actual) == len(expected) == len(names) * len(values), (len(actual), len(expected))
    failed = 0
    for i, name in enumerate(names):
        piece = slice(i * len(values), (i + 1) * len(values))
        different = [(x, a, b) for x, a, b in zip(words(values), words(expected[piece]), words(actual[piece])) if a != b and not (is_nan(a) and is_nan(b))]
        failed += len(different) > 0
        print(f"{name}: {len(values) // 4} floats, {len(different)} different" + "".join(f"; {x:08x}: {a:08x}, {b:08x} on arm64" for x, a, b in different[:3]))
    sys.exit(failed > 0)


def inputs():
    """Special values, ordinary ones, and patterns of bits."""
    numbers = random.Random(1)
    special = [0x7FC00000, 0x7F800000, 0xFF800000, 0, 0x80000000, 1, 0x80000001, 0x7F7FFFFF, 0xFF7FFFFF]
    ordinary = [struct.unpack("<I", struct.pack("<f", numbers.uniform(-20, 20)))[0] for _ in range(20000)]
    return b"".join(struct.pack("<I", word) for word in special + ordinary + [numbers.getrandbits(32) for _ in range(65536 - 20000 - len(special))])


def compiler():
    target = open(glob.glob(HERE + "/obj/Release/net8.0/*/native/ActGen.Arm64.ilc.rsp")[0]).read()
    packages = re.search(r"(/\S*?/)runtime\.linux-x64\.microsoft\.dotnet\.ilcompiler/([^/]+)/", target)
    return packages.group(0) + "tools/ilc"


def for_arm64(response, output):
    lines = response.replace("--targetarch:x64", "--targetarch:arm64").splitlines()
    return "\n".join([line for line in lines if not re.match("-o:|--instruction-set|--exportsfile|-g$", line)] + ["-o:" + output])


class Image:
    """An object file with its sections placed one after the other, ready to run."""

    def __init__(self, content):
        self.content = bytearray(content)
        table, count = struct.unpack_from("<Q", content, 0x28)[0], struct.unpack_from("<H", content, 0x3C)[0]
        self.sections = [struct.unpack_from("<IIQQQQIIQQ", content, table + i * 64) for i in range(count)]
        self.memory, self.starts = bytearray(0x80000), {}  # the calls and the data come first
        for i, (_, kind, flags, _, offset, size, *_) in enumerate(self.sections):
            if flags & 2:
                self.memory += bytes(-len(self.memory) % 4096)
                self.starts[i] = BASE + len(self.memory)
                self.memory += bytes(size) if kind == 8 else content[offset : offset + size]
        self.symbols = []
        for section in self.sections:
            if section[1] == 2:
                names = self.sections[section[6]][4]
                for at in range(section[4], section[4] + section[5], 24):
                    name, _, _, index, value, _ = struct.unpack_from("<IBBHQQ", content, at)
                    text = content[names + name : content.index(b"\0", names + name)].decode()
                    self.symbols.append((text, self.starts[index] + value if index in self.starts else None))
        self.stubs = {name: BASE + 16 * i for i, name in enumerate(STUBS)}
        for name, address in self.stubs.items():
            for i, word in enumerate(STUBS[name]):
                self.put(address + 4 * i, word)
        for section in self.sections:
            if section[1] == 4 and section[7] in self.starts:
                for at in range(section[4], section[4] + section[5], 24):
                    self.relocate(self.starts[section[7]], *struct.unpack_from("<QQq", content, at))

    def relocate(self, start, offset, info, addend):
        name, address = self.symbols[info >> 32]
        if "_X86_" in name or address is None:
            address = next(stub for end, stub in self.stubs.items() if name.endswith(end))
        place, target = start + offset, address + addend
        old = struct.unpack_from("<I", self.memory, place - BASE)[0]
        kind = info & 0xFFFFFFFF
        if kind in (282, 283):  # a call or a jump
            self.put(place, old | ((target - place) >> 2) & 0x3FFFFFF)
        elif kind == 275:  # the page of an address
            pages = (target >> 12) - (place >> 12)
            self.put(place, old | (pages & 3) << 29 | ((pages >> 2) & 0x7FFFF) << 5)
        elif kind == 277:  # its rest
            self.put(place, old | (target & 0xFFF) << 10)
        elif kind == 257:
            struct.pack_into("<Q", self.memory, place - BASE, target)
        elif kind in (258, 261):
            self.put(place, (target - (place if kind == 261 else 0)) & 0xFFFFFFFF)
        # All others are of thread-local data, which no kernel has.

    def put(self, address, word):
        struct.pack_into("<I", self.memory, address - BASE, word)

    def program(self, names, values):
        code, data, results = BASE + 0x100, BASE + 0x4000, BASE + len(self.memory)
        self.memory[data - BASE : data - BASE + len(values)] = values
        self.memory += bytes(len(names) * len(values))
        words = load(20, results)
        for name in names:
            function = next(address for symbol, address in self.symbols if symbol.endswith(f"_Kernels__{name}"))
            words += load(19, data) + load(21, len(values) // 16) + load(22, function)
            words += [0x3CC10660, 0xD63F02C0, 0x3C810680, 0xD10006B5, 0xB5000000 | (-4 & 0x7FFFF) << 5 | 21]  # ldr q0; blr; str q0; sub; cbnz
        words += load(0, 1) + load(1, results) + load(2, len(names) * len(values)) + load(8, 64) + [0xD4000001]  # write
        words += load(0, 0) + load(8, 93) + [0xD4000001]  # exit
        assert code + 4 * len(words) < data
        for i, word in enumerate(words):
            self.put(code + 4 * i, word)
        header = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HHIQQQIHHHHHH", 2, 183, 1, code, 64, 0, 0, 64, 56, 1, 0, 0, 0)
        segment = struct.pack("<IIQQQQQQ", 1, 7, 0x1000, BASE, BASE, len(self.memory), len(self.memory), 0x1000)
        return header + segment + bytes(0x1000 - 64 - 56) + bytes(self.memory)


def load(register, value):
    """Instructions that put a number of 32 bits into a register."""
    return [0xD2800000 | (value & 0xFFFF) << 5 | register, 0xF2A00000 | (value >> 16) << 5 | register]


def words(data):
    return struct.unpack(f"<{len(data) // 4}I", data)


def is_nan(word):
    return word & 0x7FFFFFFF > 0x7F800000


def run(*command):
    subprocess.run(command, check=True)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
    return path


if __name__ == "__main__":
    main()
