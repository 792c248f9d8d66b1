"""What `youdan doctor` looks at in the app's settings, and how to mend what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.messages import Finding
from bot.port import BusyError, RefusedError
from handlers.wecom.qyapi import Qyapi, QyapiError
from handlers.wecom.settings import AppSettings

_FROM = re.compile(r"from ip: ?([0-9a-fA-F.:]+)")

_MEND = {
    40013: "WECOM_CORP_ID is not the company's: copy it from 我的企业 > 企业信息 > 企业ID",
    40001: "WECOM_SECRET is not this app's: copy it from 应用管理 > the app > Secret",
    40056: "WECOM_AGENT_ID is not this app's: copy it from 应用管理 > the app > AgentId",
    301002: "WECOM_AGENT_ID belongs to another app than WECOM_SECRET: copy both from the same page",
}


async def app_findings(settings: AppSettings) -> Sequence[Finding]:
    """Whether the app's token, id and address are taken by WeCom."""
    api = Qyapi(settings, lambda: datetime.now(UTC))
    try:
        return await _app_findings(api, settings)
    except QyapiError as error:
        return [Finding(False, _advice(error))]
    except (BusyError, RefusedError) as error:
        return [Finding(False, f"{error}: look at WECOM_API_BASE_URL and the way out to it")]
    finally:
        await api.close()


async def _app_findings(api: Qyapi, settings: AppSettings) -> Sequence[Finding]:
    await api.token()
    agent = await api.get("/cgi-bin/agent/get", agentid=settings.agent_id)
    found = [Finding(True, f"WeCom knows the app “{agent.get('name', settings.agent_id)}”")]
    if agent.get("close"):
        found.append(Finding(False, "the app is switched off: switch it on under 应用管理 > the app"))
    found.append(
        Finding(
            True,
            "WECOM_TOKEN and WECOM_ENCODING_AES_KEY have the right shape; WeCom itself compares them when the address"
            " https://…/wecom/callback is saved under the app's 接收消息 > 设置API接收",
        )
    )
    return found


def _advice(error: QyapiError) -> str:
    if error.code == 60020:
        address = _FROM.search(error.words)
        which = address[1] if address else "this server's public address"
        return (
            f"WeCom takes no calls from here (60020): add {which} to the app's 企业可信IP"
            " (应用管理 > the app > 开发者接口; it asks for a 可信域名 or a saved 接收消息 address first)"
        )
    return _MEND.get(error.code, f"WeCom refused the app: {error}")
