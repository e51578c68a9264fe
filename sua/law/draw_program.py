"""The program that recomputes a draw from the minutes, as text: standard library only.

It reads ``{"committed": …, "seed": …}`` on standard input, as ``sua calc draw`` prints it, and writes
the commitment, what was drawn and the whole order. Tests run it apart and compare.
"""

PROGRAM = """\
import hashlib, hmac, json, sys

record = json.load(sys.stdin.buffer)
text = json.dumps(record["committed"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
commitment = hashlib.sha256(text.encode()).hexdigest()
order, counter = list(record["committed"]["items"]), 0
for last in range(len(order) - 1, 0, -1):
    while True:
        message = f"{commitment}:{counter}".encode()
        block = hmac.new(record["seed"].encode(), message, hashlib.sha256).digest()
        counter += 1
        pick = int.from_bytes(block, "big") >> (256 - last.bit_length())
        if pick <= last:
            break
    order[last], order[pick] = order[pick], order[last]
drawn = order[: int(record["committed"]["take"])]
print(json.dumps({"commitment": commitment, "drawn": drawn, "order": order}))
"""
