"""Parameters as a caller of the SDK writes them, where JSON has no such value."""
import base64
import datetime
import decimal
import io


def native(value):
    """A date for `{ $date }`, a file for `{ $file }` in Base64, a decimal number for `{ $decimal }`."""
    if isinstance(value, list):
        return [native(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return datetime.datetime.fromisoformat(value["$date"])
    if "$decimal" in value:
        return decimal.Decimal(value["$decimal"])
    if "$file" in value:
        file = io.BytesIO(base64.b64decode(value["$file"]))
        file.name = value["name"]
        return file
    return {name: native(one) for name, one in value.items()}
