BeforeDiscovery { $cultures = 'de-DE', 'tr-TR', 'ar-SA' }

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
    $script:id = New-TestConversation $server -Messages 40 -Name 'support-call' -Word

    <# All data of the conversation as culture-invariant text. #>
    function Get-Everything {
        $all = @(
            Get-SymblMessage $id -Word -Sentiment -First 8
            Get-SymblSpeaker $id
            Get-SymblAnalytics $id
            Get-SymblMember $id
            Get-SymblConversation $id)
        $all | ConvertTo-Json -Depth 4
    }

    <#
        Starts a loopback server that records verb, path with query, and body of each request. The local server parses its input and so
        cannot show the format of a number.
    #>
    function Start-Recorder {
        $port = Get-Random -Minimum 40000 -Maximum 60000
        $listener = [System.Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $asked = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $shell = [powershell]::Create().AddScript({
                param($Listener, $Asked)
                while ($Listener.IsListening) {
                    try { $context = $Listener.GetContext() } catch { return }
                    $body = [System.IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
                    $Asked.Enqueue("$($context.Request.HttpMethod) $($context.Request.RawUrl) $($context.Request.ContentType) $body")
                    $submission = $context.Request.RawUrl.StartsWith('/v1/process')
                    $context.Response.StatusCode = if ($submission) { 201 } else { 200 }
                    $context.Response.ContentType = 'application/json'
                    $answer = if ($submission) { '{"conversationId":"1","jobId":"2"}' } else { '{"conversations":[]}' }
                    $bytes = [System.Text.Encoding]::UTF8.GetBytes($answer)
                    $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $context.Response.Close()
                }
            }).AddArgument($listener).AddArgument($asked)
        [void]$shell.BeginInvoke()
        [pscustomobject]@{ BaseUri = "http://127.0.0.1:$port"; Asked = $asked; Listener = $listener; Shell = $shell }
    }

    <# The requests of a fixed set of commands. #>
    function Get-WireText {
        $recorder = Start-Recorder
        try {
            $token = ConvertTo-SecureString 'a-token' -AsPlainText -Force
            $to = Connect-Symbl -BaseUri $recorder.BaseUri -AccessToken $token -Name Recorder -Scope Runspace -PassThru
            $time = [datetimeoffset]::new(2026, 3, 4, 5, 6, 7, 89, [timespan]::FromHours(2))
            Get-SymblConversation -After $time -Before $time.AddDays(1) -Connection $to
            $file = New-PlainRecording (Join-Path $TestDrive 'I call.wav') -Seconds 1
            [void](Submit-SymblAudio $file.FullName -Connection $to -SpeakerCount 12 -ConfidenceThreshold 0.75 -Sentiment -DetectPhrase -Language tr-TR)
            [void](Submit-SymblAudio -Uri https://example.com/I.wav -Connection $to -ConfidenceThreshold 0.625 -Name 'INFO ı i' -Metadata @{ Size = 1234.5; When = $time })
            [void](Invoke-SymblRestMethod /v1/raw -Method POST -Body @{ number = 1234.5; big = 1234567; time = $time; flag = $true } -Connection $to)
            [void](Invoke-SymblRestMethod /v1/raw -Query @{ number = 0.5; flag = $true; list = 1.5, 2 } -Connection $to)
        }
        finally {
            Disconnect-Symbl -Name Recorder
            $recorder.Listener.Stop()
            $recorder.Shell.Dispose()
        }
        $recorder.Asked.ToArray()
    }

    function Get-FlatCsv { Get-SymblMessage $id | Select-Object Speaker, Offset, Duration, Text | ConvertTo-Csv }

    # The reference for all cultures.
    $script:everything = Use-Culture '' { Get-Everything }
    $script:wire = Use-Culture '' { Get-WireText }
    $script:csv = Use-Culture '' { Get-FlatCsv }
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'The culture of the user' {
    It 'does not change output objects (<_>)' -ForEach $cultures {
        $everything.Length | Should -BeGreaterThan 5000
        (Use-Culture $_ { Get-Everything }) -ceq $everything | Should -BeTrue
    }

    It 'does not change requests (<_>)' -ForEach $cultures {
        $wire -join "`n" | Should -Match 'confidenceThreshold=0\.75'
        $wire -join "`n" | Should -Match '2026-03-04T03:06:07'
        $wire -join "`n" | Should -Match '1234\.5'
        Use-Culture $_ { Get-WireText } | Should -BeExactly $wire
    }

    It 'does not change CSV (<_>)' -ForEach $cultures {
        $csv.Count | Should -Be 41
        Use-Culture $_ { Get-FlatCsv } | Should -BeExactly $csv
    }

    It 'changes the views (de-DE)' {
        $shown = Use-Culture de-DE { Get-SymblMessage $id -First 1 | Out-String -Width 200 }
        $shown | Should -Match '0:00,\d'
    }

    It 'does not change comparisons of names and states (tr-TR)' {
        Use-Culture tr-TR {
            (Get-SymblMessage $id -Speaker 'SPEAKER 1').Count | Should -BeGreaterThan 5
            @(Get-SymblMessage $id | Where-Object Speaker -EQ 'SPEAKER 1').Count | Should -BeGreaterThan 5
            @(Get-SymblConversation -Name 'SUPPORT-*').Count | Should -Be 1
            (Submit-SymblAudio (New-PlainRecording (Join-Path $TestDrive 'I.WAV')).FullName -Wait).Status | Should -Be 'completed'
        }
    }
}
